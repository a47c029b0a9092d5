import type { Change } from './entities/history.ts';
import type { Wire } from './errors.ts';
import type { UpdateAction, UpdateState } from './updates.ts';

/** A file handed over for an import: what `imports.*` takes as `{ upload: id }`. */
export type UploadRef = Readonly<{ id: string; name: string; bytes: number }>;

/** What came of saving an export: its path, or null where the person changed their mind. */
export type SavedExport = Readonly<{ path: string | null }>;

/** What the application menu, the tray and notifications ask the window to do, which knows what it means. */
export type WindowCommand =
  | 'undo'
  | 'redo'
  | 'import'
  | 'palette'
  | 'search'
  | 'settings'
  | 'go/inbox'
  | 'go/health'
  | 'go/backups';

/** What comes from outside of the window: a link (`mneme://…`), a bundle that was opened, or something to do. */
export type HandedOver =
  | Readonly<{ kind: 'link'; link: string }>
  | Readonly<{ kind: 'file'; file: UploadRef }>
  | Readonly<{ kind: 'refused'; message: string }>
  | Readonly<{ kind: 'command'; command: WindowCommand }>;

/** How this system stands to what the person wants of it. */
export type DesktopState = Readonly<{
  /** Whether it opens Mneme when the person logs in; null where this copy cannot ask it to. */
  opensAtLogin: boolean | null;
  /** Another program has the keys that are to bring Mneme up. */
  shortcutTaken: boolean;
}>;

/** The browser's `File`, as far as this folder knows it. */
type FileHandle = Readonly<{ name: string; size: number; lastModified: number }>;

/** What the desktop's preload script gives the page, as `window.mneme`, and nothing more. */
export type Bridge = Readonly<{
  call(operation: string, input: unknown): Promise<Wire>;
  /** Tells of every committed change. Gives back the function that ends it. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
  /** Hands a file over by its place on this machine. Fails with a message to be read. */
  upload(file: FileHandle): Promise<UploadRef>;
  /** Asks the person where a finished export goes and puts a copy there. Fails with a message to be read. */
  saveExport(id: string): Promise<SavedExport>;
  /** Shows the folder of backups in the file manager. Fails with a message to be read. */
  openBackups(): Promise<void>;
  /** Tells what the person chose in the application menu. Gives back the function that ends it. */
  onCommand(listener: (command: WindowCommand) => void): () => void;
  /** Tells of what comes from outside of the window, from before it was there as well. Gives back the function that ends it. */
  onHandedOver(listener: (item: HandedOver) => void): () => void;
  /** Does what the person asks for about newer versions, and gives what is known of them. */
  updates(action: UpdateAction): Promise<UpdateState>;
  /** Tells what is known of newer versions whenever that changes. Gives back the function that ends it. */
  onUpdates(listener: (state: UpdateState) => void): () => void;
  readDesktop(): Promise<DesktopState>;
  /** Asks the system to open Mneme at login, or not to. Fails with a message to be read. */
  setOpensAtLogin(on: boolean): Promise<DesktopState>;
  /** Asks the person where a PDF of what the window would print goes, and puts it there. Fails with a message. */
  savePdf(name: string): Promise<SavedExport>;
  /** The operating system, as Node names it: `darwin`, `linux`, `win32`. */
  platform: string;
}>;

/** Between the preload script and the main process. */
export const CHANNELS = {
  call: 'mneme:call',
  upload: 'mneme:upload',
  save: 'mneme:save',
  openBackups: 'mneme:open-backups',
  changes: 'mneme:changes',
  command: 'mneme:command',
  /** Tells that something was handed over; the page then takes it. */
  handedOver: 'mneme:handed-over',
  takeHandedOver: 'mneme:take-handed-over',
  updates: 'mneme:updates',
  updatesChanged: 'mneme:updates-changed',
  readDesktop: 'mneme:read-desktop',
  setOpensAtLogin: 'mneme:set-opens-at-login',
  savePdf: 'mneme:save-pdf',
} as const;
