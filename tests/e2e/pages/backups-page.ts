import type { Locator, Page } from '@playwright/test';

/** The screen of backups. */
export class BackupsPage {
  readonly screen: Locator;
  readonly now: Locator;
  readonly lines: Locator;
  readonly told: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.screen = page.locator('[data-screen="backups"]');
    this.now = this.screen.getByRole('button', { name: 'Back up now' });
    this.lines = this.screen.locator('[data-backup]');
    this.told = this.screen.locator('.backup-told');
    this.dialog = page.getByRole('dialog');
  }

  /** The line of a backup, by the name of its file. */
  line(name: string): Locator {
    return this.screen.locator(`[data-backup="${name}"]`);
  }

  /** Makes a backup and waits until it is verified; gives its name. */
  async make(): Promise<string> {
    const before = await this.names();
    await this.now.click();
    await this.told.getByText('Backup made and verified').waitFor({ timeout: 30_000 });
    await this.dismiss();
    const [name = ''] = (await this.names()).filter((each) => !before.includes(each));
    return name;
  }

  /** Begins to restore a backup one way or the other: what it would do is shown. */
  async ask(name: string, way: 'Bring back what is missing' | 'Replace everything'): Promise<void> {
    await this.line(name).getByRole('button', { name: 'Restore…' }).click();
    await this.dialog.getByRole('radio', { name: way }).check();
  }

  /** How many a row of the preview says of a column, from 1. */
  preview(kind: string, column: number): Locator {
    return this.dialog
      .getByRole('row', { name: kind })
      .getByRole('cell')
      .nth(column - 1);
  }

  async dismiss(): Promise<void> {
    await this.told.getByRole('button', { name: 'Dismiss' }).click();
  }

  private async names(): Promise<string[]> {
    return this.lines.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-backup') ?? ''));
  }
}
