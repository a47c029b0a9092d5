import type { Download, Locator, Page } from '@playwright/test';

/** Taking the memory out, and the files that wait to be saved. */
export class ExportsPage {
  readonly page: Page;
  readonly form: Locator;
  readonly withTrash: Locator;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly progress: Locator;
  readonly report: Locator;
  readonly another: Locator;
  readonly list: Locator;
  readonly empty: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole('form', { name: 'New export' });
    this.withTrash = this.form.getByRole('switch', { name: 'With what lies in Trash' });
    this.start = this.form.getByRole('button', { name: 'Export', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel export' });
    this.progress = page.getByRole('progressbar');
    this.report = page.getByRole('region', { name: 'Finished export' });
    this.another = page.getByRole('button', { name: 'Another export' });
    this.list = page.getByRole('region', { name: 'Waiting to be saved' });
    this.empty = page.getByText('No export waits to be saved');
  }

  /** A choice of the form, by the words on it. */
  choice(label: string): Locator {
    return this.form.getByRole('button', { name: label, exact: true });
  }

  kind(label: string): Locator {
    return this.form.getByRole('checkbox', { name: new RegExp(`^${label}`) });
  }

  /** A number of the report, by what it counts. */
  figure(label: string): Locator {
    const term = this.page.getByRole('term').getByText(label, { exact: true });
    return this.report.locator('dl > div').filter({ has: term }).getByRole('definition');
  }

  line(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  /** Saves an export, from the report or a line of the list, as the browser does. */
  async save(from: Locator): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await from.getByRole('button', { name: 'Save…' }).click();
    return download;
  }
}
