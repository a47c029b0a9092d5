import type { Locator, Page } from '@playwright/test';

/** What frames every screen: the sidebar, the title bar, the status bar, the notifications. */
export class Shell {
  readonly page: Page;
  readonly navigation: Locator;
  readonly breadcrumb: Locator;
  readonly status: Locator;
  readonly undo: Locator;
  readonly notifications: Locator;
  readonly shortcuts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.breadcrumb = page.getByRole('navigation', { name: 'Breadcrumb' });
    this.status = page.getByRole('contentinfo');
    this.undo = this.status.getByRole('button', { name: 'Undo' });
    this.notifications = page.getByRole('region', { name: 'Notifications' });
    this.shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  }

  link(name: string): Locator {
    return this.navigation.getByRole('link', { name: new RegExp(`^${name}( [\\d,]+)?$`) });
  }

  async goTo(name: string): Promise<void> {
    await this.link(name).click();
  }

  async undoByKey(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redoByKey(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }
}
