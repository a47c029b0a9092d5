import { z } from 'zod';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';

const Record = z.object({ id: z.string() });
const Page = z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) });

test.use({ filled: true });

test('what another process writes appears at the top, and the focus stays with its row', async ({
  page,
  cli,
}) => {
  const { list } = new SessionsPage(page);
  const read = list.row('Sourdough that keeps collapsing');
  await read.click();
  await expect(read).toBeFocused();
  await cli('sessions.create', { title: 'Written by a script' });
  await expect(list.rows.first()).toContainText('Written by a script');
  await expect(read).toBeFocused();
  await expect(new Shell(page).link('Sessions')).toContainText('29');
});

test('what comes in above leaves the rows that are read where they are', async ({ page, cli }) => {
  const { list } = new SessionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  await list.scrollTo(620);
  const read = list.row('A quote for the movers');
  const before = await read.boundingBox();
  await cli('sessions.create', { title: 'First from outside' });
  await expect(list.newAbove).toHaveText('1 new');
  await cli('sessions.create', { title: 'Second from outside' });
  await expect(list.newAbove).toHaveText('2 new');
  const after = await read.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? -1000))).toBeLessThanOrEqual(1);
  await expect(list.row('Second from outside')).not.toBeInViewport();
  await list.newAbove.click();
  await expect(list.rows.first()).toContainText('Second from outside');
  await expect(list.rows.first()).toBeInViewport();
  await expect(list.newAbove).toBeHidden();
});

test('messages that come to the session that is read do not move it', async ({ page, cli }) => {
  const sessions = new SessionsPage(page);
  await sessions.list.open('Moving to Riga with the piano');
  await expect(sessions.messages.last()).toBeInViewport();
  const read = sessions.message((await sessions.messages.last().textContent()) ?? '');
  const before = await read.boundingBox();
  const { items } = Page.parse(await cli('sessions.list', { limit: 200 }));
  const sessionId = items.find(({ title }) => title === 'Moving to Riga with the piano')?.id;
  await cli('messages.add', {
    sessionId,
    message: { role: 'assistant', text: 'The movers have confirmed.' },
  });
  await expect(sessions.list.rows.first()).toContainText('Moving to Riga with the piano');
  expect(await read.boundingBox()).toEqual(before);
  await sessions.toEnd.click();
  await expect(sessions.message('The movers have confirmed.')).toBeInViewport();
});

test('a record that another process removes leaves the list and says where it went', async ({
  page,
  cli,
  watch,
}) => {
  watch.allow(/status of 404/);
  const sessions = new SessionsPage(page);
  await sessions.list.open('Physio for a stubborn knee');
  await expect(sessions.message('hurts on the stairs')).toBeVisible();
  const id = /sessions\/([\w-]+)/.exec(page.url())?.[1];
  await cli('sessions.remove', { ids: [id] });
  await expect(sessions.list.row('Physio for a stubborn knee')).toBeHidden();
  await expect(page.getByText('This session is not here any more')).toBeVisible();
});

test.describe('an edit of a value that changed meanwhile', () => {
  const mine = 'Left and right tendon';
  const theirs = 'Healed since Tuesday';
  const before = 'Left tendon irritated; stairs down hurt most';

  for (const [choice, kept] of [
    ['Yours', mine],
    ['Theirs', theirs],
    ['Before', before],
  ] as const) {
    test(`shows both values, and keeps ${choice}`, async ({ page, cli, watch }) => {
      watch.allow(/status of 409/);
      const knowledge = new KnowledgePage(page);
      await new Shell(page).goTo('Knowledge');
      await knowledge.editValue('knee');
      await knowledge.valueField.fill(mine);
      const { id } = Record.parse(await cli('knowledge.get', { category: 'health', key: 'knee' }));
      await cli('knowledge.update', { id, value: theirs });
      await expect(knowledge.valueField).toHaveValue(mine);
      await knowledge.valueField.press('Enter');
      await expect(knowledge.conflict).toContainText(mine);
      await expect(knowledge.conflict).toContainText(theirs);
      await expect(knowledge.conflict).toContainText(before);
      expect(await cli('knowledge.get', { id })).toMatchObject({ value: theirs });
      await knowledge.choose(choice);
      await expect(knowledge.conflict).toBeHidden();
      await expect(knowledge.cell('knee', 'value')).toHaveText(kept);
      await expect.poll(() => cli('knowledge.get', { id })).toMatchObject({ value: kept });
    });
  }
});
