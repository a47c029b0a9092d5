import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  asChatLines,
  asShareGptLines,
  continueConversation,
  countMessages,
  englishConversations,
  manyConversations,
  russianConversations,
} from './data/conversations.ts';
import { reachPoint } from '../support/reached-point.ts';
import { enter, expect, test } from './fixture.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';
import { TrashPage } from './pages/trash-page.ts';

const MANY = 30_000;

test.beforeEach(async ({ page }) => new Shell(page).goTo('Import'));

test('a cancelled import leaves nothing, and the next one of the same file is whole', async ({
  page,
  folder,
  home,
  cli,
}) => {
  test.slow();
  const file = path.join(folder, 'archive.jsonl');
  writeFileSync(file, asChatLines(manyConversations(Date.now(), MANY)));
  const imports = new ImportsPage(page);
  await imports.choose(file);
  await expect(imports.figure(imports.preview, 'new messages')).toHaveText('30,000');
  await imports.start.click();
  await expect(imports.progress).toBeVisible();
  await someMessages(home);
  await imports.cancel.click();
  await expect(imports.report).toContainText('was cancelled', { timeout: 30_000 });
  expect(await cli('maintenance.stats')).toMatchObject({ totalMessages: 0, totalSessions: 0, inTrash: 0 });
  expect(await cli('search.run', { text: 'remark17' })).toMatchObject({ items: [] });
  await new Shell(page).goTo('Sessions');
  await expect(page.getByText('No sessions yet')).toBeVisible();

  await new Shell(page).goTo('Import');
  await imports.choose(file);
  await expect(imports.figure(imports.preview, 'new messages')).toHaveText('30,000');
  await imports.start.click();
  await expect(imports.figure(imports.report, 'messages added')).toHaveText('30,000', { timeout: 45_000 });
  expect(await cli('maintenance.stats')).toMatchObject({ totalMessages: MANY, totalSessions: 300 });
});

test('an import whose program was killed goes on where it was', async ({
  page,
  host,
  folder,
  home,
  cli,
  watch,
}) => {
  test.slow();
  watch.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY/);
  const file = path.join(folder, 'archive.jsonl');
  writeFileSync(file, asChatLines(manyConversations(Date.now(), MANY)));
  const imports = new ImportsPage(page);
  await imports.choose(file);
  await imports.start.click();
  await someMessages(home);
  await host.kill();
  await page.goto('about:blank');
  await enter(page, await host.start());
  const kept = readTotals(await cli('maintenance.stats'));
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(MANY);

  await new Shell(page).goTo('Import');
  await expect(imports.line('archive')).toContainText('Interrupted');
  await imports.line('archive').getByRole('button', { name: 'Go on' }).click();
  await expect(imports.figure(imports.report, 'messages added')).toHaveText('30,000', { timeout: 45_000 });
  await expect(imports.list.getByRole('listitem')).toHaveCount(1);
  expect(await cli('maintenance.stats')).toMatchObject({ totalMessages: MANY, totalSessions: 300 });
  await imports.line('archive').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => readTotals(await cli('maintenance.stats')), { timeout: 45_000 }).toBe(0);
});

test('a file that is dropped is looked into', async ({ page }) => {
  const imports = new ImportsPage(page);
  await expect(page.getByRole('heading', { name: 'Drop a file here' })).toBeVisible();
  await imports.drop('dropped.jsonl', asChatLines(englishConversations(Date.now()).slice(0, 2)));
  await expect(imports.figure(imports.preview, 'conversations')).toHaveText('2');
  await imports.start.click();
  await expect(imports.figure(imports.report, 'conversations added')).toHaveText('2');
});

test('the same file again adds nothing, a longer one only what is new', async ({ page, folder }) => {
  const file = path.join(folder, 'chats.jsonl');
  const [first, ...rest] = englishConversations(Date.now());
  if (first === undefined) throw new Error('There are no conversations.');
  writeFileSync(file, asChatLines([first, ...rest.slice(0, 3)]));
  const known = countMessages([first, ...rest.slice(0, 3)]);
  const imports = new ImportsPage(page);
  await imports.bringIn(file);
  await expect(imports.figure(imports.report, 'messages added')).toHaveText(String(known));

  await imports.choose(file);
  await expect(imports.figure(imports.preview, 'messages')).toHaveText(String(known));
  await expect(imports.figure(imports.preview, 'new messages')).toHaveText('0');
  await expect(imports.preview).toContainText('Everything in this file is already here');
  await expect(imports.start).toHaveCount(0);

  const fresh = rest[3];
  if (fresh === undefined) throw new Error('There are too few conversations.');
  writeFileSync(file, asChatLines([continueConversation(first), ...rest.slice(0, 4)]));
  await imports.choose(file);
  const added = countMessages([fresh]) + 2;
  await expect(imports.figure(imports.preview, 'new messages')).toHaveText(String(added));
  await imports.start.click();
  await expect(imports.figure(imports.report, 'messages added')).toHaveText(String(added));
  await expect(imports.figure(imports.report, 'conversations added')).toHaveText('1');
});

test('a damaged record is told of with its place, and the others are read', async ({ page, folder }) => {
  const file = path.join(folder, 'damaged.jsonl');
  const [one, two] = russianConversations(Date.now());
  if (one === undefined || two === undefined) throw new Error('There are too few conversations.');
  writeFileSync(file, asShareGptLines([one]));
  appendFileSync(file, '{"id": "broken", "conversations": [{"from": "human", "value": "cut of\n');
  appendFileSync(file, asShareGptLines([two]));
  const place = new RegExp(
    `Line 2, byte ${Buffer.byteLength(asShareGptLines([one])).toLocaleString('en-GB')}`,
  );
  const imports = new ImportsPage(page);
  await imports.choose(file);
  await imports.problems.click();
  await expect(imports.preview).toContainText(place);
  await imports.start.click();
  await expect(imports.figure(imports.report, 'messages added')).toHaveText(
    String(countMessages([one, two])),
  );
  await imports.report.getByRole('button', { name: /record could not be read/ }).click();
  await expect(imports.report).toContainText(place);
});

test('a file Mneme cannot read is refused in words', async ({ page, folder, watch }) => {
  watch.allow(/status of 400/);
  const file = path.join(folder, 'holiday.jpg');
  writeFileSync(file, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]));
  const imports = new ImportsPage(page);
  await imports.choose(file);
  await expect(page.getByText('“holiday.jpg” cannot be imported')).toBeVisible();
  await expect(imports.preview).toBeHidden();
});

test('an import is undone as one, lies in Trash as one, and comes back as one', async ({
  page,
  folder,
  cli,
}) => {
  const file = path.join(folder, 'chats.jsonl');
  const conversations = englishConversations(Date.now()).slice(0, 5);
  writeFileSync(file, asChatLines(conversations));
  const imports = new ImportsPage(page);
  const shell = new Shell(page);
  await imports.bringIn(file);
  await imports.report.getByRole('button', { name: 'Undo import' }).click();
  await expect(imports.line('chats')).toContainText('Taken back');
  expect(await cli('maintenance.stats')).toMatchObject({ totalSessions: 0, totalMessages: 0 });
  await shell.goTo('Trash');
  const trash = new TrashPage(page);
  await expect(trash.list.rows).toHaveCount(1);
  await expect(trash.list.rows.first()).toContainText('chats');
  await expect(trash.list.rows.first()).toContainText('5 sessions');
  await trash.restore('chats');
  await expect(trash.list.rows).toHaveCount(0);
  await shell.goTo('Sessions');
  await expect(new SessionsPage(page).list.rows).toHaveCount(5);
  expect(await cli('maintenance.stats')).toMatchObject({ totalMessages: countMessages(conversations) });
});

/** Waits for the first messages of an import; looks at the file, since a command line takes as long as half of an import. */
async function someMessages(home: string): Promise<void> {
  const end = Date.now() + 30_000;
  const sql = 'SELECT count(*) FROM messages';
  await reachPoint({ home, sql, reached: (messages) => messages > 0 }, () => Date.now() < end);
}

function readTotals(statistics: unknown): unknown {
  return typeof statistics === 'object' && statistics !== null && Reflect.get(statistics, 'totalMessages');
}
