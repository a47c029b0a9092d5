import { expect, type Locator, type Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** The Inbox: what waits, and the proposal that is decided about. */
export class InboxPage {
  readonly page: Page;
  readonly list: RecordList;
  readonly pane: Locator;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = new RecordList(page, 'Inbox');
    this.pane = page.getByRole('region', { name: 'Decide', exact: true });
    this.heading = this.pane.getByRole('heading', { level: 2 });
  }

  /** The number that waits, in the sidebar. */
  get badge(): Locator {
    return this.page.getByRole('link', { name: /^Inbox/ }).locator('.badge');
  }

  /** One of the two that contradict or repeat each other. */
  side(letter: 'A' | 'B'): Locator {
    return this.pane.getByRole('region', { name: new RegExp(`^${letter}, `) });
  }

  /** Goes to a proposal by the keys of the list, step by step. */
  async goTo(words: string): Promise<void> {
    const place = Number(await this.list.row(words).getAttribute('aria-rowindex'));
    for (let at = 1; at <= place; at += 1) {
      await this.page.keyboard.press(at === 1 ? 'Home' : 'j');
      await expect(this.list.rows.and(this.page.locator(`[aria-rowindex="${at}"]`))).toHaveAttribute(
        'aria-current',
        'true',
      );
    }
  }

  /** Presses a key, and sees what is told of it and that the focus is on a row again. */
  async decide(keys: string, told: string): Promise<void> {
    const row = this.list.rows.and(this.page.locator('[aria-current]'));
    const before = await row.getAttribute('data-id');
    await this.page.keyboard.press(keys);
    await expect(this.page.getByText(told, { exact: true }).last()).toBeVisible();
    await expect(this.page.locator(`[role="row"][data-id="${before}"]`)).toHaveCount(0);
    await expect(row).toBeFocused();
  }

  /** Takes the last decision back; its proposal is looked at again. */
  async undo(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+z');
    await expect(this.list.row(words)).toHaveAttribute('aria-current', 'true');
    await expect(this.list.row(words)).toBeFocused();
  }
}
