import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** The runs of consolidation: the list, the one that is looked at, a preview, patterns and clusters. */
export class RunsPage {
  readonly page: Page;
  readonly runs: RecordList;
  readonly patterns: RecordList;
  readonly clusters: RecordList;
  readonly run: Locator;
  readonly preview: Locator;

  constructor(page: Page) {
    this.page = page;
    this.runs = new RecordList(page, 'Runs');
    this.patterns = new RecordList(page, 'Patterns');
    this.clusters = new RecordList(page, 'Clusters');
    this.run = page.getByRole('region', { name: 'Run', exact: true });
    this.preview = page.getByRole('region', { name: 'Preview', exact: true });
  }

  /** Shows runs, patterns or clusters in the list. */
  async show(side: string): Promise<void> {
    await this.page
      .getByRole('group', { name: 'What is listed' })
      .getByRole('button', { name: side })
      .click();
  }

  /** The head of one kind of change. */
  kind(name: string): Locator {
    return this.page.getByRole('list', { name: 'What was changed' }).getByRole('button', { name });
  }

  /** One change that holds a text. */
  change(text: string | RegExp): Locator {
    return this.page.locator('.chgr').filter({ hasText: text });
  }

  async undo(): Promise<Locator> {
    await this.run.getByRole('button', { name: /^Undo this run/ }).click();
    return this.page.getByRole('dialog', { name: 'Undo this run?' });
  }
}
