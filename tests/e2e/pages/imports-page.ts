import type { Locator, Page } from '@playwright/test';

/** Bringing conversations in, and what was brought. */
export class ImportsPage {
  readonly page: Page;
  readonly preview: Locator;
  readonly report: Locator;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly progress: Locator;
  readonly problems: Locator;
  readonly refusal: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.preview = page.getByRole('form');
    const copy = page.getByRole('button', { name: 'Copy the report' });
    this.report = page.getByRole('region').filter({ has: copy }).last();
    this.start = this.preview.getByRole('button', { name: /^(Import|Bring back)/ });
    this.cancel = page.getByRole('button', { name: 'Cancel import' });
    this.progress = page.getByRole('progressbar', { name: /^Importing/ });
    this.problems = page.getByRole('button', { name: /records? (cannot|could not) be read/ });
    this.refusal = page.getByRole('alert').filter({ hasText: 'cannot be imported' });
    this.list = page.getByRole('region', { name: 'What was brought in' });
  }

  /** A number of the preview or the report, by what it counts. */
  figure(card: Locator, label: string): Locator {
    const term = this.page.getByRole('term').getByText(label, { exact: true });
    return card.locator('dl > div').filter({ has: term }).getByRole('definition');
  }

  line(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  /** Hands a file over, as the choice in the dialog of the system does. */
  async choose(file: string): Promise<void> {
    await this.page.locator('input[type="file"]').setInputFiles(file);
  }

  /** Brings a file in and waits for its end. */
  async bringIn(file: string): Promise<void> {
    await this.choose(file);
    await this.start.click();
    await this.report.waitFor();
  }
}
