import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** The agents: the list, and the sides of the one that is looked at. */
export class AgentsPage {
  readonly page: Page;
  readonly list: RecordList;
  readonly detail: Locator;
  readonly json: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = new RecordList(page, 'Agents');
    this.detail = page.getByRole('region', { name: 'Agent', exact: true });
    this.json = page.getByRole('textbox', { name: 'State as JSON' });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}( \\d+)?$`) });
  }

  async show(agent: string, tab: string): Promise<void> {
    await this.list.row(agent).click();
    await this.detail.getByRole('heading', { name: agent }).waitFor(); // the tabs are its own by then
    await this.tab(tab).click();
  }

  /** One checkpoint of the rail. */
  checkpoint(label: string): Locator {
    return this.detail.locator('[data-checkpoint]').filter({ hasText: label });
  }

  /** One decision of the log. */
  decision(summary: string): Locator {
    return this.detail.locator('[data-decision]').filter({ hasText: summary });
  }

  /** Replaces the state by hand. */
  async editState(json: string): Promise<void> {
    await this.detail.getByRole('button', { name: 'Edit as JSON' }).click();
    await this.json.fill(json);
    await this.page.getByRole('button', { name: 'Save' }).click();
  }

  async openReset(): Promise<Locator> {
    await this.detail.getByRole('button', { name: 'More actions' }).first().click();
    await this.page.getByRole('menuitem', { name: 'Reset…' }).click();
    return this.page.getByRole('dialog', { name: /^Reset/ });
  }
}
