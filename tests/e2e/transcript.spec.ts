import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CODING_SESSION, codingSession } from './data/coding-session.ts';
import { asChatLines, conversationOf, longConversation } from './data/conversations.ts';
import { HOSTILE_TEXTS } from './data/hostile.ts';
import { expect, test } from './fixture.ts';
import type { Cli } from './host.ts';
import { SessionsPage } from './pages/sessions-page.ts';

test.describe('a coding session', () => {
  test.beforeEach(({ cli, folder }) => bringIn(cli, folder, codingSession(Date.now())));

  test('shows tool calls folded to a line, and what they did when opened', async ({ page }) => {
    const sessions = new SessionsPage(page);
    await sessions.list.open(CODING_SESSION.title);
    const read = sessions.fold(/Read src\/days\.ts/);
    await expect(read).toHaveAttribute('aria-expanded', 'false');
    await expect(sessions.transcript.getByText('export function daysOf')).toBeHidden();
    await read.click();
    await expect(sessions.transcript.getByText('export function daysOf')).toBeVisible();
    await expect(sessions.fold(/Thinking/)).toHaveAttribute('aria-expanded', 'false');
    await expect(sessions.transcript.getByText('Probably a half-open range')).toBeHidden();
  });

  test('reaches every branch, and back', async ({ page }) => {
    const sessions = new SessionsPage(page);
    await sessions.list.open(CODING_SESSION.title);
    await expect(sessions.message(CODING_SESSION.firstAnswer)).toBeVisible();
    await expect(sessions.message('lastDay is left out')).toBeHidden();
    await expect(sessions.branches).toContainText('2 of 2');
    await sessions.branches.getByRole('button', { name: 'Previous version' }).click();
    await expect(sessions.message('lastDay is left out')).toBeVisible();
    await expect(sessions.branches).toContainText('1 of 2');
    await expect(sessions.message(CODING_SESSION.firstAnswer)).toBeHidden();
    await expect(sessions.message('Then make it closed')).toBeHidden();
    await sessions.branches.getByRole('button', { name: 'Next version' }).click();
    await expect(sessions.message('Then make it closed')).toBeVisible();
  });

  test('keeps its sub-agent as a session of its own that leads back', async ({ page }) => {
    const sessions = new SessionsPage(page);
    await sessions.list.open(CODING_SESSION.subAgentTitle);
    await expect(sessions.message('Three calls: month view')).toBeVisible();
    const inspector = page.getByRole('complementary', { name: 'About this session' });
    if (!(await inspector.isVisible())) {
      await sessions.transcript.getByRole('button', { name: 'About this session' }).click();
    }
    await inspector.getByRole('link').click();
    await expect(sessions.title).toHaveAccessibleName(`Title: ${CODING_SESSION.title}`);
  });

  test('highlights code, draws tables', async ({ page }) => {
    const sessions = new SessionsPage(page);
    await sessions.list.open(CODING_SESSION.title);
    const answer = sessions.message('Fixed: the range is closed now');
    await answer.scrollIntoViewIfNeeded();
    await expect(answer.getByRole('table')).toContainText('February');
    const keyword = answer.locator('pre span', { hasText: /^for$/ });
    const plain = answer.locator('pre');
    await expect(keyword).toBeVisible();
    const [colour, plainColour] = await Promise.all(
      [keyword, plain].map((element) => element.evaluate((node) => getComputedStyle(node).color)),
    );
    expect(colour).not.toBe(plainColour);
  });
});

test('shows hostile words as words', async ({ page, cli, folder, context }) => {
  const popups: string[] = [];
  context.on('page', (opened) => popups.push(opened.url()));
  await bringIn(cli, folder, asChatLines([conversationOf('h', 'Hostile words', Date.now(), HOSTILE_TEXTS)]));
  const sessions = new SessionsPage(page);
  await sessions.list.open('Hostile words');
  await expect(sessions.message('<script>window.ranHostile = "script"</script>').first()).toBeVisible();
  for (const end of [sessions.toEnd, sessions.toStart, sessions.toEnd]) {
    await end.click();
    await page.waitForTimeout(150); // rows that come into view are drawn
    const drawn = await sessions.transcript.evaluate((root) => ({
      foreign: [
        ...root.querySelectorAll('script, iframe, img, object, embed, form, link, meta, svg:not(.i)'),
      ].map((element) => element.outerHTML.slice(0, 200)),
      addresses: [...root.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
      handlers: [...root.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    }));
    expect(drawn.foreign).toEqual([]);
    expect(drawn.handlers).toEqual([]);
    expect(drawn.addresses.filter((address) => !/^https?:/.test(address ?? ''))).toEqual([]);
  }
  for (const word of ['a link', 'another link', 'a page', 'a reference']) {
    await sessions.transcript.getByText(word, { exact: true }).first().click();
  }
  expect(await page.evaluate(() => Reflect.get(window, 'ranHostile'))).toBeUndefined();
  expect(page.url()).toContain('/sessions/');
  expect(popups).toEqual([]);
});

test('stands for a remote picture without loading it', async ({ page, cli, folder }) => {
  const picture = '![The harbour at noon](https://canary.invalid/harbour.png)';
  await bringIn(cli, folder, asChatLines([conversationOf('p', 'A picture', Date.now(), [picture])]));
  const sessions = new SessionsPage(page);
  await sessions.list.open('A picture');
  await expect(sessions.transcript.getByText('The harbour at noon')).toBeVisible();
  await expect(sessions.transcript.getByText('https://canary.invalid/harbour.png')).toBeVisible();
  await expect(sessions.transcript.getByRole('img', { name: /harbour/ })).toHaveCount(0);
});

test('opens a session of 5,000 messages at the newest, and reads it at both ends and in the middle', async ({
  page,
  cli,
  folder,
}) => {
  await bringIn(cli, folder, asChatLines([longConversation(Date.now(), 5000, 'The long one')]));
  const sessions = new SessionsPage(page);
  await sessions.list.open('The long one');
  await expect(sessions.message(/remark4999$/)).toBeInViewport();
  await expect(sessions.message(/remark0$/)).toBeHidden();
  await page.keyboard.press('e');
  await expect(sessions.titleField).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sessions.message(/remark0$/)).toBeInViewport();
  await sessions.toEnd.click();
  await expect(sessions.message(/remark4999$/)).toBeInViewport();
  await sessions.toStart.click();
  await expect(sessions.message(/remark0$/)).toBeInViewport();
  expect(await sessions.messages.count()).toBeLessThan(200);

  const { sessionId, id } = await findMessage(cli, 'remark2500');
  await sessions.openMessage(sessionId, id);
  await expect(sessions.target).toContainText('remark2500');
  await expect(sessions.target).toBeInViewport();
  await sessions.scroller.hover();
  await page.mouse.wheel(0, -3000);
  await expect(sessions.target).not.toBeInViewport();
  await expect.poll(() => sessions.messages.first().textContent()).toMatch(/remark24\d\d/);

  await sessions.toEnd.click();
  await expect(sessions.message(/remark4999$/)).toBeInViewport();
  await sessions.scroller.hover();
  await expect(async () => {
    await page.mouse.wheel(0, -3000);
    expect(await sessions.messages.first().textContent()).toMatch(/remark48\d\d/);
  }).toPass();
  await cli('messages.add', { sessionId, message: { role: 'assistant', text: 'remark5000' } });
  await expect(async () => {
    await sessions.toEnd.click();
    await expect(sessions.message(/remark5000$/)).toBeInViewport({ timeout: 1000 });
  }).toPass();
});

async function bringIn(cli: Cli, folder: string, content: string): Promise<void> {
  const file = path.join(folder, 'source.jsonl');
  writeFileSync(file, content);
  await cli('imports.run', { source: { path: file } });
}

const Hits = z.object({ items: z.array(z.object({ id: z.string(), sessionId: z.string() })) });

async function findMessage(cli: Cli, text: string): Promise<{ id: string; sessionId: string }> {
  const [hit] = Hits.parse(await cli('search.run', { text, kinds: ['message'], limit: 1 })).items;
  if (hit === undefined) throw new Error(`No message holds ${text}.`);
  return hit;
}
