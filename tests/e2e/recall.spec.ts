import type { Page } from '@playwright/test';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';

const TASK = 'Read the fares of Tallink into the harbour table';

test('a person asks, sees why, jumps to the source, corrects it, and asks again', async ({ page, cli }) => {
  await cli('memories.add', {
    content: 'Fares of Tallink come with decimal points',
    agent: 'Scout',
    tags: ['fares'],
  });
  await cli('memories.add', { content: 'The harbour table holds fares in cents', agent: 'Scout' });
  await cli('memories.add', { content: 'Gardens need water', agent: 'Ranger' });
  const session = await cli('sessions.create', { title: 'Fares by hand' });
  const sessionId = (session as { id: string }).id; // what the contract says
  await cli('messages.addMany', {
    sessionId,
    messages: [
      { role: 'user', text: 'Tallink sent the fares for June' },
      { role: 'assistant', text: 'I will read them tomorrow' },
      { role: 'user', text: 'Their fares have decimal commas, mind that' },
    ],
  });

  await page.getByRole('link', { name: /^Memories/ }).click();
  await page.getByRole('button', { name: 'Try a recall' }).click();
  await expect(page.getByRole('heading', { name: 'What would be recalled?' })).toBeVisible();
  await page.getByRole('textbox', { name: 'A task or a question' }).fill(TASK);
  await page.keyboard.press('Enter');
  await choose(page, 'Least score', 'Score 0.00 and up');
  const item = itemOf(page, 'decimal points');
  const context = page.getByRole('region', { name: 'The text an agent is given' });
  await expect(item).toContainText('holds “fares”, “Tallink”');
  await expect(context).toContainText('decimal points');
  await expect(context).toContainText(/\d+ of 1,200 tokens/);

  await item.getByRole('button', { name: /^Score .*: why$/ }).click();
  const why = page.getByRole('dialog', { name: 'Why this is recalled' });
  await expect(why).toContainText('Covered by its words');
  await expect(why).toContainText('Importance');
  expect(await findFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  const before = await tokensOf(page);
  await item.getByRole('switch').click();
  await expect(page.getByText('1 switched off')).toBeVisible();
  await expect(context).not.toContainText('decimal points');
  await expect.poll(() => tokensOf(page)).not.toBe(before);
  await expect(context).toContainText(/\d+ (fewer|more) than with all on/);
  await page.getByRole('button', { name: 'Switch all on' }).click();
  await choose(page, 'Token budget', '100 tokens');
  await expect(page.getByText('no room in the budget').first()).toBeVisible();
  await choose(page, 'Whose memory', 'As Ranger');
  await expect(item).toBeHidden();
  await choose(page, 'Whose memory', 'As Scout');

  await item.getByRole('link', { name: /decimal points/ }).click();
  const detail = page.getByRole('region', { name: 'Memory', exact: true });
  await expect(detail).toContainText('decimal points');
  await expect(page.getByRole('complementary')).toContainText('not recalled');
  await detail.getByRole('button', { name: /^Content/ }).click();
  await detail.getByRole('textbox', { name: 'Content' }).fill('Fares of Tallink come with decimal commas');
  await detail.getByRole('textbox', { name: 'Content' }).press('ControlOrMeta+Enter');
  await expect(detail.getByRole('textbox', { name: 'Content' })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'A task or a question' })).toHaveValue(TASK);
  await expect(itemOf(page, 'Tallink come with decimal commas')).toBeVisible();
  await expect(context).toContainText('decimal commas');
  await expect(page.getByText('decimal points')).toBeHidden();

  await searchFor(page);
});

/** Search: another spelling, operators, what a score is made of, and from match to match in a transcript. */
async function searchFor(page: Page): Promise<void> {
  const search = new SearchPage(page);
  await search.search('tallnik');
  await page.getByRole('button', { name: 'tallink', exact: true }).click();
  await expect(search.field).toHaveValue('tallink');
  await expect(search.result('Tallink sent the fares')).toBeVisible();
  await search.field.fill('fares -june tier:warm note:this ');
  await expect(page.getByRole('button', { name: 'Remove filter tier Warm' })).toBeVisible();
  await expect(page.getByText('“note:” is no filter')).toBeVisible();
  await search.field.fill('fares -june ');
  await expect(search.result('Fares of Tallink come')).toBeVisible();
  await expect(search.result('The harbour table')).toBeVisible();
  await expect(search.result('Tallink sent')).toBeHidden();
  await search.field.press('ArrowDown');
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog', { name: 'Why this is here' })).toContainText('Words match');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter tier Warm' }).click();
  await search.field.fill('fares');
  await search.result('Tallink sent').click();
  const { target, transcript } = new SessionsPage(page);
  await expect(target).toContainText('Tallink sent');
  await expect(page.getByRole('search', { name: 'Find in transcript' })).toContainText('1 of 2');
  await page.keyboard.press('n');
  await expect(page.getByRole('search', { name: 'Find in transcript' })).toContainText('2 of 2');
  await expect(transcript.getByText('Their fares have decimal commas')).toBeInViewport();
}

function itemOf(page: Page, text: string) {
  return page.getByRole('listitem').filter({ hasText: text });
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function tokensOf(page: Page): Promise<number> {
  const text = await page.getByText(/\d+ of [\d,]+ tokens/).textContent();
  return Number.parseInt(text ?? '', 10);
}
