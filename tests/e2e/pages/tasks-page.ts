import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** The tasks, by status. */
export class TasksPage {
  readonly page: Page;
  readonly list: RecordList;
  readonly field: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = new RecordList(page, 'Tasks');
    this.field = page.getByRole('textbox', { name: 'Add a task' });
  }

  async add(description: string): Promise<void> {
    await this.field.fill(description);
    await this.field.press('Enter');
  }

  async complete(description: string): Promise<void> {
    await this.list.grid.getByRole('button', { name: `Mark as done: ${description}` }).click();
  }

  /** The button that opens a task that is done again. */
  reopen(description: string): Locator {
    return this.list.grid.getByRole('button', { name: `Open again: ${description}` });
  }
}
