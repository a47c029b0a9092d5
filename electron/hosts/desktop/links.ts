import { type BrowserWindow, dialog, shell } from 'electron';
import { describeLink } from './link-address.ts';

/**
 * Offers to open a link in the person's browser, with the whole address in view. What is no web or mail address is
 * refused without a word: nothing a page holds may start another program.
 */
export async function offerLink(window: BrowserWindow, address: string): Promise<void> {
  const link = describeLink(address);
  if (link === undefined) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${link.place} outside Mneme?`,
    detail: link.address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(link.address);
}
