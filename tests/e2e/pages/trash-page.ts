import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** What was removed. */
export class TrashPage {
  readonly page: Page;
  readonly list: RecordList;
  readonly forgetAll: Locator;
  readonly question: Locator;
  readonly receipt: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = new RecordList(page, 'Trash');
    this.forgetAll = page.getByRole('button', { name: 'Forget everything…' });
    this.question = page.getByRole('dialog', { name: /^Forget/ });
    this.receipt = page.getByRole('dialog', { name: 'Forgotten' });
  }

  async restore(title: string): Promise<void> {
    await this.list
      .row(title)
      .getByRole('button', { name: `Restore ${title}` })
      .click();
  }

  /** Chooses a record and asks for it to be forgotten. */
  async askToForget(title: string): Promise<void> {
    await this.list.row(title).click();
    await this.page.getByRole('toolbar').getByRole('button', { name: 'Forget completely…' }).click();
  }

  async confirm(): Promise<void> {
    await this.question.getByRole('button', { name: 'Forget completely' }).click();
  }
}
