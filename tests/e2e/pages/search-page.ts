import type { Locator, Page } from '@playwright/test';

/** Search over everything. */
export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  readonly outcome: Locator;
  readonly filters: Locator;
  readonly results: Locator;
  readonly star: Locator;

  constructor(page: Page) {
    this.page = page;
    const box = page.getByRole('search');
    this.field = box.getByRole('textbox', { name: 'Search everything' });
    this.outcome = box.getByRole('status');
    this.filters = page.getByRole('complementary', { name: 'Filters' });
    this.results = page.getByRole('group', { name: 'Results' }).getByRole('link');
    this.star = box.getByRole('button', { name: /^Keep/ });
  }

  result(text: string | RegExp): Locator {
    return this.results.filter({ hasText: text });
  }

  /** A word that is marked as the one searched for. */
  highlighted(text: string | RegExp): Locator {
    return this.results.locator('mark', { hasText: text });
  }

  async search(words: string): Promise<void> {
    if (!(await this.field.isVisible())) await this.page.keyboard.press('/');
    await this.field.fill(words);
  }

  async keepAs(name: string): Promise<void> {
    await this.star.click();
    const dialog = this.page.getByRole('dialog', { name: 'Keep this view' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
  }
}
