import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';

test.use({ filled: true });

test('everything from the start to an undone edit, without a mouse', async ({ page, cli }) => {
  const sessions = new SessionsPage(page);
  const { keyboard } = page;
  await expect(sessions.list.rows.first()).toBeVisible();
  await tabTo(page, '[data-id]');
  await keyboard.press('j');
  await keyboard.press('ArrowDown');
  await expect(sessions.list.rows.nth(2)).toBeFocused();
  await keyboard.press('Enter');
  await expect(new Shell(page).breadcrumb).toContainText('Moving to Riga with the piano');
  await keyboard.press(']');
  await expect(new Shell(page).breadcrumb).toContainText('Переезд и договор аренды');

  await keyboard.press('/');
  await expect(new SearchPage(page).field).toBeFocused();
  await keyboard.type('humidifier does');
  // What a part of the words found may still be shown; it gives way to what all of them find.
  await expect(page).toHaveURL(/humidifier(?:\+|%20)does/);
  await expect(new SearchPage(page).results.first()).toContainText(/humidifier does/i);
  await expect(page.locator('.outdated')).toHaveCount(0);
  await keyboard.press('ArrowDown');
  await expect(new SearchPage(page).results.first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(sessions.target).toBeInViewport();

  await keyboard.press('g');
  await keyboard.press('k');
  const knowledge = new KnowledgePage(page);
  await expect(knowledge.table.rows.first()).toBeVisible();
  await tabTo(page, '[data-id]');
  const key = (await knowledge.table.rows.first().locator('[data-cell="key"]').textContent()) ?? '';
  const before = (await knowledge.cell(key, 'value').textContent()) ?? '';
  await keyboard.press('e');
  await expect(knowledge.valueField).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('Written without a mouse');
  await keyboard.press('Enter');
  await expect(knowledge.valueField).toBeHidden();
  await expect(knowledge.cell(key, 'value')).toHaveText('Written without a mouse');
  await keyboard.press('Control+z');
  await expect(knowledge.cell(key, 'value')).toHaveText(before);
  await expect
    .poll(() => cli('knowledge.list', { contains: 'without a mouse' }))
    .toMatchObject({ items: [] });
});

test('shortcuts are places of keys: they work in a Cyrillic layout', async ({ page }) => {
  const sessions = new SessionsPage(page);
  const shell = new Shell(page);
  await expect(sessions.list.rows.first()).toBeVisible();
  await tabTo(page, '[data-id]');
  await pressCyrillic(page, 'KeyJ', 'о');
  await expect(sessions.list.rows.nth(1)).toBeFocused();
  await pressCyrillic(page, 'KeyK', 'л');
  await expect(sessions.list.rows.nth(0)).toBeFocused();
  await pressCyrillic(page, 'KeyG', 'п');
  await pressCyrillic(page, 'KeyT', 'е');
  await expect(page.getByRole('heading', { name: 'Tasks', level: 1 })).toBeVisible();
  await pressCyrillic(page, 'Slash', '.');
  await expect(new SearchPage(page).field).toBeFocused();
  await shell.goTo('Knowledge');
  const knowledge = new KnowledgePage(page);
  await knowledge.setValue('cat', 'Timofey, asleep');
  await pressCyrillic(page, 'KeyZ', 'я', { ctrlKey: true });
  await expect(knowledge.cell('cat', 'value')).toHaveText('Timofey, a grey tomcat');
  await pressCyrillic(page, 'KeyZ', 'Я', { ctrlKey: true, shiftKey: true });
  await expect(knowledge.cell('cat', 'value')).toHaveText('Timofey, asleep');
});

test('the list of shortcuts opens by its key and closes by Escape, and typing is no shortcut', async ({
  page,
}) => {
  const shell = new Shell(page);
  await page.keyboard.press('Shift+?');
  await expect(shell.shortcuts).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(shell.shortcuts).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shell.shortcuts).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.type('gt?j');
  await expect(new SearchPage(page).field).toHaveValue('gt?j');
  await expect(shell.shortcuts).toBeHidden();
});

test('the focus is always seen', async ({ page }) => {
  await expect(new SessionsPage(page).list.rows.first()).toBeVisible();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      const ring = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      return { ring, what: focused.outerHTML.slice(0, 120) };
    });
    expect(seen === null || seen.ring, seen?.what).toBe(true);
  }
});

/** Presses Tab until something that fits a selector has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}.`);
}

type Modifiers = Readonly<{ ctrlKey?: boolean; shiftKey?: boolean }>;

/** What the browser sends for a key while a Cyrillic layout is chosen. */
async function pressCyrillic(
  page: Page,
  code: string,
  key: string,
  modifiers: Modifiers = {},
): Promise<void> {
  await page.evaluate(
    (init) => {
      const target = document.activeElement ?? document.body;
      for (const type of ['keydown', 'keyup']) {
        target.dispatchEvent(
          new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true, composed: true }),
        );
      }
    },
    { code, key, ...modifiers },
  );
}
