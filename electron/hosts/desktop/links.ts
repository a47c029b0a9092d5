import { type BrowserWindow, dialog, shell } from 'electron';
import { describeLink } from './link-address.ts';
import type { Words } from './words.ts';

/**
 * Offers to open a link in the person's browser, with the whole address in view. What is no web or mail address is
 * refused without a word: nothing a page holds may start another program.
 */
export async function offerLink(window: BrowserWindow, address: string, words: Words['link']): Promise<void> {
  const link = describeLink(address);
  if (link === undefined) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.question(link.place),
    detail: link.address,
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(link.address);
}
