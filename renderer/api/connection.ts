import type { Bridge, HandedOver, UploadRef, WindowCommand } from '../../shared/bridge.ts';
import type { Transport } from '../../shared/client.ts';

/** Whether the core answers; `signed-out`: it was started again since, and does not know this window. */
export type Reach = 'reached' | 'away' | 'signed-out';

/** Everything this window has of the world outside. */
export type Connection = Readonly<{
  transport: Transport;
  /** The platform as Node names it; `web` in a browser. */
  platform: string;
  /** Hands a file over; throws AppError. */
  upload(file: File): Promise<UploadRef>;
  /**
   * Puts a finished export where the person wants it; throws AppError. Gives its path; null where there is none to
   * tell: the person changed their mind, or the browser saves it and says so itself.
   */
  saveExport(id: string, name: string): Promise<string | null>;
  /** Shows the folder of backups; throws AppError. Null in a browser, which cannot. */
  openBackups: (() => Promise<void>) | null;
  /** Tells which command was chosen in the application menu. Gives back the function that ends it. */
  onMenuCommand(listener: (command: WindowCommand) => void): () => void;
  /** Tells of what comes from outside of the window. Gives back the function that ends it. */
  onHandedOver(listener: (item: HandedOver) => void): () => void;
  /** What only the desktop application can do; throws AppError. Null in a browser. */
  desktop: Pick<Bridge, 'updates' | 'onUpdates' | 'readDesktop' | 'setOpensAtLogin' | 'savePdf'> | null;
  /** Tells whether the core can be reached, at once and at every change. Gives back the function that ends it. */
  onReach(listener: (reach: Reach) => void): () => void;
}>;
