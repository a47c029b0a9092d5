import { type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { english } from '../../renderer/i18n/en/index.ts';
import { russian } from '../../renderer/i18n/ru/index.ts';
import { type ImportSource, importSources, putClaudeCodeFolder } from './data/import-sources.ts';
import { writeDatabase } from '../support/foreign-databases.ts';
import { expect, test } from './fixture.ts';
import { createCli, personFolder } from './host.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { RecordList } from './pages/record-list.ts';

const LANGUAGES = [
  { locale: 'en-GB', texts: english },
  { locale: 'ru-RU', texts: russian },
] as const;

for (const { locale, texts } of LANGUAGES) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    for (const sources of importSources()) {
      const names = sources.map(({ name }) => name).join(', ');
      test(`previews, imports, shows and takes back: ${names}`, async ({ page, home, folder }) => {
        test.setTimeout(30_000 * (1 + sources.length));
        putClaudeCodeFolder(personFolder(home));
        const imports = new ImportsPage(page, texts);
        for (const source of sources) {
          await test.step(source.name, async () => {
            await goTo(page, '/imports');
            await give(imports, source, folder);
            await checkPreview(imports, source);
            await imports.start.click();
            await checkReport(imports, source);
            await readContent(page, imports, source);
            await goTo(page, '/imports');
            await undoFirst(imports);
          });
        }
      });
    }

    test('sample data is marked everywhere, and removed at once', async ({ page, cli }) => {
      await goTo(page, '/imports');
      await page.getByRole('button', { name: texts['imports.sampleAction'] }).click();
      const pill = page.getByRole('group', { name: texts['imports.format.sample'] });
      await expect(pill).toBeVisible();
      const list = new RecordList(page, texts['sessions.list']);
      await list.open('Письмо соседям');
      await expect(
        page
          .getByRole('article')
          .filter({ hasText: 'Вера Павловна' })
          .or(page.getByText('на одном листе'))
          .first(),
      ).toBeVisible();
      await goTo(page, '/knowledge');
      await expect(page.getByText('Never charge passengers after the fact')).toBeVisible();
      await pill.getByRole('button', { name: texts['imports.sampleRemoveDetail'] }).click();
      await expect(pill).toBeHidden();
      expect(await cli('maintenance.stats')).toMatchObject({
        totalSessions: 0,
        totalMessages: 0,
        totalKnowledge: 0,
        totalPreferences: 0,
        totalTasks: 0,
      });
    });
  });
}

async function goTo(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), screen);
}

async function give(imports: ImportsPage, source: ImportSource, folder: string): Promise<void> {
  const { give: how } = source;
  const { page, texts } = imports;
  const look = { name: texts['imports.look'] };
  if ('text' in how) {
    await page.getByRole('button', { name: texts['imports.pasteAction'] }).click();
    await page.getByRole('textbox', { name: texts['imports.pasteField'] }).fill(how.text);
    await page.getByRole('button', look).click();
  } else if ('place' in how) {
    await imports.found
      .getByRole('listitem')
      .filter({ hasText: how.place })
      .getByRole('button', look)
      .click();
  } else {
    const file = path.join(folder, nameOf(source));
    if ('file' in how) writeFileSync(file, how.content);
    else if ('database' in how) writeDatabase(file, how.database);
    else await writeBundle(how.bundleOf, file, folder);
    await imports.choose(file);
  }
}

function nameOf({ format, give: how }: ImportSource): string {
  if ('file' in how) return how.file;
  return 'database' in how ? `${format}.db` : 'bundle.zip';
}

/** Exports a memory of its own, into which a file was imported. */
async function writeBundle(source: string, file: string, folder: string): Promise<void> {
  const cli = createCli(path.join(folder, 'other'));
  await cli('imports.run', { source: { path: source } });
  await cli('exports.run', { format: 'bundle', to: file });
}

async function checkPreview(imports: ImportsPage, source: ImportSource): Promise<void> {
  const { preview, texts } = imports;
  const name = Object.entries(texts).find(([key]) => key === `imports.format.${source.format}`)?.[1] ?? '';
  await expect(preview.getByRole('heading', { name })).toBeVisible();
  const figures: [string, number][] =
    source.sessions === 0
      ? [
          [texts['imports.figure.allFacts'], source.facts],
          [texts['imports.figure.facts'], source.facts],
        ]
      : [
          [texts['imports.figure.sessions'], source.sessions],
          [texts['imports.figure.messages'], source.messages],
          [texts['imports.figure.new'], source.messages],
        ];
  for (const [label, count] of figures)
    await expect(imports.figure(preview, label)).toHaveText(String(count));
  if (source.problems > 0) {
    await expect(imports.figure(preview, texts['imports.figure.problems'])).toHaveText(
      String(source.problems),
    );
  }
}

async function checkReport(imports: ImportsPage, source: ImportSource): Promise<void> {
  const { report, texts } = imports;
  const figures: [string, number][] = [
    [texts['imports.figure.addedSessions'], source.sessions],
    [texts['imports.figure.addedMessages'], source.messages],
    [texts['imports.figure.addedFacts'], source.facts],
  ];
  for (const [label, count] of figures.filter(([, expected]) => expected > 0)) {
    await expect(imports.figure(report, label)).toHaveText(String(count));
  }
}

/** Follows the report to what was brought, and reads it there. */
async function readContent(
  page: Page,
  { report, texts }: ImportsPage,
  { read }: ImportSource,
): Promise<void> {
  if ('key' in read) {
    await report.getByRole('link', { name: texts['imports.showFacts'] }).click();
    await expect(page.locator('[data-id]').filter({ hasText: read.key }).first()).toContainText(read.value);
    return;
  }
  await report.getByRole('link', { name: texts['imports.showSessions'] }).click();
  await new RecordList(page, texts['sessions.list']).open(read.title);
  await expect(page.getByRole('article').filter({ hasText: read.words }).first()).toBeVisible();
}

/** Takes the newest import back. */
async function undoFirst({ list, texts }: ImportsPage): Promise<void> {
  const line = list.getByRole('listitem').first();
  await line.getByRole('button', { name: texts['imports.undo'] }).click();
  await expect(line).toContainText(texts['imports.status.undone']);
}
