import type { Page } from '@playwright/test';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asChatLines, newConversations } from './e2e/data/conversations.ts';

/** A picture: its name, and how a window in any language comes to what it shows. `files` is of `writePictureFiles`. */
export type Picture = Readonly<{ name: string; show: (page: Page, files: string) => Promise<void> }>;

const EXPORT = 'export-november.jsonl';
const MEMORIES = 'memories.md';
const HOLIDAY = 'holiday.jpg';
const WIDE = 1440;

/** Writes what the pictures import. */
export function writePictureFiles(folder: string): void {
  const fixtures = path.resolve(import.meta.dirname, 'unit/core/imports/fixtures');
  writeFileSync(path.join(folder, EXPORT), asChatLines(newConversations(Date.now())));
  writeFileSync(path.join(folder, HOLIDAY), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  cpSync(path.join(fixtures, 'memory-text.md'), path.join(folder, MEMORIES));
}

/** The pictures the README shows. */
export const README_PICTURES: readonly Picture[] = [
  { name: 'sessions', show: showSession },
  { name: 'search', show: (page) => showSearch(page, 'piano') },
  { name: 'knowledge', show: (page) => showFirstRow(page, '/knowledge', 'allergies') },
  { name: 'preferences', show: showPreferences },
  { name: 'tasks', show: (page) => showFirstRow(page, '/tasks', 'quarter report') },
  { name: 'import', show: (page, files) => showPreview(page, files, EXPORT) },
  { name: 'memory', show: showMemory },
  { name: 'inbox', show: (page) => showProposal(page, 'time zone') },
  { name: 'agent', show: showAgent },
  { name: 'runs', show: showRun },
  { name: 'home', show: showHome },
];

/** Every screen of a filled memory. What changes the memory comes last. */
export const FILLED_PICTURES: readonly Picture[] = [
  ...README_PICTURES,
  { name: 'sessions-list', show: (page) => go(page, '/sessions') },
  { name: 'session-gone', show: (page) => go(page, '/sessions/018f0000-0000-7000-8000-000000000000') },
  { name: 'search-no-match', show: (page) => showSearch(page, 'unheard-of') },
  { name: 'inbox-new', show: (page) => showProposal(page, 'Send invoices') },
  { name: 'inbox-duplicate', show: (page) => showProposal(page, 'At Easter') },
  { name: 'inbox-secret', show: (page) => showProposal(page, 'the staging token') },
  { name: 'memories', show: (page) => go(page, '/memories') },
  { name: 'recall', show: showRecall },
  { name: 'agents', show: (page) => showFirstRow(page, '/agents', '') },
  { name: 'runs-preview', show: showRunPreview },
  { name: 'runs-patterns', show: (page) => go(page, '/runs?side=patterns') },
  { name: 'runs-clusters', show: (page) => go(page, '/runs?side=clusters') },
  { name: 'import-ways', show: (page) => go(page, '/imports') },
  { name: 'import-paste', show: showPaste },
  { name: 'import-facts', show: (page, files) => showPreview(page, files, MEMORIES) },
  { name: 'import-refused', show: showRefusal },
  { name: 'exports', show: (page) => go(page, '/exports') },
  { name: 'live', show: (page) => go(page, '/live') },
  { name: 'trash', show: (page) => go(page, '/trash') },
  { name: 'settings', show: (page) => go(page, '/settings') },
  { name: 'settings-consolidation', show: showConsolidationSettings },
  { name: 'palette', show: (page) => showLayer(page, 'Control+k') },
  { name: 'shortcuts', show: (page) => showLayer(page, 'Shift+Slash') },
  { name: 'import-report', show: showReport },
];

/** Every screen of a memory of nothing, and the first page. */
export const EMPTY_PICTURES: readonly Picture[] = [
  { name: 'welcome', show: async (page) => page.locator('[data-screen="welcome"]').waitFor() },
  { name: 'welcome-paste', show: showFirstPaste },
  ...[
    'home',
    'inbox',
    'sessions',
    'search',
    'memories',
    'knowledge',
    'preferences',
    'tasks',
    'agents',
    'runs',
    'imports',
    'exports',
    'trash',
    'settings',
  ].map((screen): Picture => ({ name: `empty-${screen}`, show: (page) => go(page, `/${screen}`) })),
  { name: 'sample', show: showSample },
];

async function showHome(page: Page): Promise<void> {
  await go(page, '/home');
  await page.locator('.heat').first().waitFor();
  await page.locator('.stack').waitFor();
  await page.locator('.recharts-surface').first().waitFor();
}

async function showSession(page: Page): Promise<void> {
  await go(page, '/sessions');
  await page.locator('[data-id]').filter({ hasText: 'Which index does this query use' }).first().click();
  await page.getByRole('article').first().waitFor();
  await page.locator('.transcript-jumps button').first().click();
  await page.getByRole('article').filter({ hasText: 'The monthly report takes' }).first().waitFor();
  await page.locator('pre span span').first().waitFor();
}

async function showSearch(page: Page, words: string): Promise<void> {
  await go(page, '/search');
  const search = page.getByRole('search');
  const field = search.getByRole('textbox');
  const outcome = search.getByRole('status').filter({ hasText: /\d/ });
  // The time it took is shown, and the first search after a start is no fair picture of it.
  for (const asked of ['tuner', words]) {
    await field.fill(asked);
    await page.waitForTimeout(500); // the answer is to be that to the last word
    await outcome.waitFor();
  }
}

async function showFirstRow(page: Page, screen: string, words: string): Promise<void> {
  await go(page, screen);
  await page
    .locator(`[data-screen="${screen.slice(1)}"] [data-id]`)
    .filter({ hasText: words })
    .first()
    .click();
  // In a small window what is beside the list shows when it is asked for.
  if ((page.viewportSize()?.width ?? 0) < WIDE && screen !== '/agents')
    await page.keyboard.press('Control+Alt+i');
  if (screen !== '/agents') await page.locator('.pane-inspector .rail').waitFor();
}

async function showMemory(page: Page): Promise<void> {
  await go(page, '/memories');
  const row = page.locator('[data-screen="memories"] [data-id]').filter({ hasText: 'on paper' });
  await row.first().click();
  await page.locator('.curve').first().waitFor();
}

async function showAgent(page: Page): Promise<void> {
  await go(page, '/agents');
  await page.locator('[data-screen="agents"] [data-id]').filter({ hasText: 'Claude Code' }).click();
  await page.getByRole('tab').nth(2).click();
  await page.locator('[data-decision]').first().waitFor();
}

async function showProposal(page: Page, words: string): Promise<void> {
  await go(page, '/inbox');
  await page.locator('[data-screen="inbox"] [data-id]').filter({ hasText: words }).first().click();
  await page.locator('.triage h2').waitFor();
}

/** A memory that is twelve days old is consolidated when the program starts. */
async function showRun(page: Page): Promise<void> {
  await go(page, '/runs');
  await page.locator('[data-screen="runs"] [data-id]').first().click();
  await page.locator('.footerbar').getByRole('button').waitFor();
}

async function showRunPreview(page: Page): Promise<void> {
  await go(page, '/runs?preview=all');
  await page.locator('.rd, .pane-detail .empty').first().waitFor();
}

async function showRecall(page: Page): Promise<void> {
  await go(page, '/recall');
  await page.getByRole('textbox').first().fill('Read the fares and send the invoices of the harbour');
  await page.locator('[data-screen="recall"] button[type="submit"]').click();
  await page.locator('.recalled-item').first().waitFor();
}

async function showConsolidationSettings(page: Page): Promise<void> {
  await go(page, '/settings?group=consolidation');
  await page.locator('#settings-consolidation .setting').first().waitFor();
}

async function showPreferences(page: Page): Promise<void> {
  await go(page, '/preferences');
  await page.getByText('Whole words for names').or(page.getByText('TypeScript, strict')).first().waitFor();
}

async function choose(page: Page, file: string): Promise<void> {
  await go(page, '/imports');
  await page.locator('input[type="file"]').setInputFiles(file);
}

async function showPreview(page: Page, files: string, name: string): Promise<void> {
  await choose(page, path.join(files, name));
  await page.getByRole('form').waitFor();
}

async function showRefusal(page: Page, files: string): Promise<void> {
  await choose(page, path.join(files, HOLIDAY));
  await page.locator('.notice.bad').waitFor();
}

async function showReport(page: Page, files: string): Promise<void> {
  await showPreview(page, files, EXPORT);
  await page.getByRole('form').locator('button[type="submit"]').click();
  await page.locator('.brought').waitFor();
}

async function showPaste(page: Page): Promise<void> {
  await go(page, '/imports');
  await page.locator('.door').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('form').getByRole('textbox').waitFor();
}

async function showFirstPaste(page: Page): Promise<void> {
  await page.locator('.doors').waitFor();
  await page.keyboard.press('2');
  await page.getByRole('form').getByRole('textbox').waitFor();
}

async function showSample(page: Page): Promise<void> {
  await go(page, '/welcome');
  await page.locator('.doors').waitFor();
  await page.keyboard.press('3');
  await page.locator('[data-id]').filter({ hasText: 'Night ferries' }).first().click();
  await page.getByRole('article').first().waitFor();
}

async function showLayer(page: Page, keys: string): Promise<void> {
  await go(page, '/sessions');
  await page.locator('[data-id]').first().waitFor();
  await page.keyboard.press(keys);
  await page.locator('[data-layer]').first().waitFor();
}

async function go(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, screen);
  await page.locator(`[data-screen="${screen.split(/[/?]/)[1] ?? ''}"]`).waitFor();
}
