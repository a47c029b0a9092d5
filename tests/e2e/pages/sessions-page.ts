import type { Locator, Page } from '@playwright/test';
import { RecordList } from './record-list.ts';

/** The sessions: the list, and the transcript of the one that is read. */
export class SessionsPage {
  readonly page: Page;
  readonly list: RecordList;
  readonly transcript: Locator;
  /** What scrolls in the transcript. */
  readonly scroller: Locator;
  readonly title: Locator;
  readonly titleField: Locator;
  readonly position: Locator;
  readonly messages: Locator;
  /** The message the address names. */
  readonly target: Locator;
  readonly toEnd: Locator;
  readonly toStart: Locator;
  readonly branches: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = new RecordList(page, 'Sessions');
    this.transcript = page.getByRole('region', { name: 'Transcript' });
    this.scroller = this.transcript.getByRole('group', { name: 'Transcript' });
    this.title = this.transcript.getByRole('button', { name: /^Title: / });
    this.titleField = this.transcript.getByRole('textbox', { name: 'Title' });
    this.position = this.transcript.getByText(/^[\d,]+ of [\d,]+$/).first();
    this.messages = this.transcript.getByRole('article');
    this.target = this.messages.filter({ hasText: 'The message you came for' });
    this.toEnd = this.transcript.getByRole('button', { name: 'Go to the end' });
    this.toStart = this.transcript.getByRole('button', { name: 'Go to the start' });
    this.branches = this.transcript.getByRole('group', { name: 'Versions of this message' });
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** A line that opens to a tool call, its thinking and the like. */
  fold(name: string | RegExp): Locator {
    return this.transcript.getByRole('button', { name });
  }

  async rename(title: string): Promise<void> {
    await this.title.click();
    await this.titleField.fill(title);
    await this.titleField.press('Enter');
  }

  async moveToTrash(): Promise<void> {
    await this.transcript.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name: 'Move to Trash' }).click();
  }

  /** Asks for the open session to be forgotten for good. */
  async askToForget(): Promise<void> {
    await this.transcript.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name: 'Forget completely…' }).click();
  }

  /** Goes to a message of a session by its address. */
  async openMessage(sessionId: string, messageId: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/sessions/${sessionId}?message=${messageId}`);
  }
}
