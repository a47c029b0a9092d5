import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

type FactDraft = Readonly<{ category: string; key: string; value: string }>;

/** The facts: the table, and the fact that is chosen. */
export class KnowledgePage {
  readonly page: Page;
  readonly table: RecordList;
  readonly contains: Locator;
  readonly inspector: Locator;
  readonly valueField: Locator;
  readonly conflict: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = new RecordList(page, 'Knowledge');
    this.contains = page.getByRole('textbox', { name: 'Contains…' });
    this.inspector = page.getByRole('complementary', { name: 'Fact', exact: true });
    this.valueField = page.getByRole('textbox', { name: 'Value' });
    this.conflict = page.getByRole('group', { name: /saved another value meanwhile/ });
  }

  /** The row of the fact with this key. */
  row(key: string): Locator {
    return this.table.rows.filter({
      has: this.page.locator('[data-cell="key"]').getByText(key, { exact: true }),
    });
  }

  /** A cell of the fact with this key. */
  cell(key: string, column: 'category' | 'key' | 'value' | 'source' | 'confidence'): Locator {
    return this.row(key).locator(`[data-cell="${column}"]`);
  }

  async add({ category, key, value }: FactDraft): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a fact' }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Add a fact' });
    await dialog.getByLabel('Category').fill(category);
    await dialog.getByLabel('Key').fill(key);
    await dialog.getByLabel('Value').fill(value);
    await dialog.getByRole('button', { name: 'Add' }).click();
  }

  /** Opens the value of a fact for editing, in its row. */
  async editValue(key: string): Promise<void> {
    await this.cell(key, 'value').dblclick();
  }

  /** Edits the value of a fact in its row, and waits until it is kept. */
  async setValue(key: string, value: string): Promise<void> {
    await this.editValue(key);
    await this.valueField.fill(value);
    await this.valueField.press('Enter');
    await this.valueField.waitFor({ state: 'hidden' });
  }

  async choose(value: 'Yours' | 'Theirs' | 'Before'): Promise<void> {
    await this.conflict.getByRole('button', { name: value }).click();
  }
}
