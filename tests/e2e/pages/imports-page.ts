import type { Locator, Page } from '@playwright/test';
import { english } from '../../../renderer/i18n/en/index.ts';

/** Bringing conversations in, and what was brought. */
export class ImportsPage {
  readonly page: Page;
  readonly texts: Readonly<Record<keyof typeof english, string>>;
  readonly preview: Locator;
  readonly report: Locator;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly progress: Locator;
  readonly problems: Locator;
  readonly refusal: Locator;
  readonly list: Locator;
  readonly found: Locator;

  /** `texts`: the interface in the language it is shown in. */
  constructor(page: Page, texts: Readonly<Record<keyof typeof english, string>> = english) {
    this.page = page;
    this.texts = texts;
    this.preview = page.getByRole('form');
    const copy = page.getByRole('button', { name: texts['imports.copyReport'] });
    this.report = page.getByRole('region').filter({ has: copy }).last();
    this.start = this.preview.locator('button[type="submit"]');
    this.cancel = page.getByRole('button', { name: 'Cancel import' });
    this.progress = page.getByRole('progressbar', { name: /^Importing/ });
    this.problems = page.getByRole('button', { name: /records? (cannot|could not) be read/ });
    this.refusal = page.getByRole('alert').filter({ hasText: 'cannot be imported' });
    this.list = page.getByRole('region', { name: texts['imports.list'] });
    this.found = page.getByRole('region', { name: texts['imports.found'] });
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

  /** Drops a file of text on the page. */
  async drop(name: string, content: string): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([file, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], file));
        return data;
      },
      [name, content] as const,
    );
    const screen = this.page.locator('[data-screen="imports"]');
    await screen.dispatchEvent('dragover', { dataTransfer: transfer });
    await screen.dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** Brings a file in and waits for its end. */
  async bringIn(file: string): Promise<void> {
    await this.choose(file);
    await this.start.click();
    await this.report.waitFor();
  }
}
