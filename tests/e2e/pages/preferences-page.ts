import type { Locator, Page } from '@playwright/test';

/** What the person prefers, and what agents receive of it. */
export class PreferencesPage {
  readonly page: Page;
  readonly codingStyle: Locator;
  readonly tone: Locator;
  /** What agents receive, word by word. */
  readonly received: Locator;

  constructor(page: Page) {
    this.page = page;
    this.codingStyle = page.getByRole('textbox', { name: 'Coding style' });
    this.tone = page.getByRole('combobox', { name: 'Tone' });
    this.received = page.getByRole('group', { name: 'What agents receive' });
  }

  lock(label: string): Locator {
    return this.page.getByRole('switch', { name: `${label}: ` });
  }

  async setCodingStyle(text: string): Promise<void> {
    await this.codingStyle.fill(text);
    await this.codingStyle.press('Control+Enter');
  }
}
