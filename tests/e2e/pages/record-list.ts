import type { Locator, Page } from '@playwright/test';

/** A list of records: the grid that every screen with many of them has. */
export class RecordList {
  readonly page: Page;
  readonly grid: Locator;
  readonly scroller: Locator;
  /** The rows of records that are drawn, without the names of groups. */
  readonly rows: Locator;
  /** Tells how many came in above what is read. */
  readonly newAbove: Locator;

  constructor(page: Page, name: string) {
    this.page = page;
    this.grid = page.getByRole('grid', { name });
    this.scroller = this.grid.getByRole('rowgroup');
    this.rows = this.scroller.locator('[role="row"][aria-rowindex]');
    this.newAbove = page.getByRole('button', { name: /^\d+ new$/ });
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  async open(text: string): Promise<void> {
    await this.row(text).first().click();
  }

  async scrollTo(top: number): Promise<void> {
    await this.scroller.evaluate((element, value) => element.scrollTo({ top: value }), top);
  }

  readScroll(): Promise<number> {
    return this.scroller.evaluate((element) => element.scrollTop);
  }

  /** How many rows can be seen at least in part. */
  async countVisible(): Promise<number> {
    const box = await this.scroller.boundingBox();
    const rows = await this.rows.evaluateAll((elements) =>
      elements.map((row) => row.getBoundingClientRect().toJSON()),
    );
    return rows.filter(({ top, bottom }) => box !== null && bottom > box.y && top < box.y + box.height)
      .length;
  }
}
