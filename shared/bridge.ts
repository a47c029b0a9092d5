import type { Change } from './entities/history.ts';
import type { Wire } from './errors.ts';

/** A file handed over for an import: what `imports.*` takes as `{ upload: id }`. */
export type UploadRef = Readonly<{ id: string; name: string; bytes: number }>;

/** What came of saving an export: its path, or null where the person changed their mind. */
export type SavedExport = Readonly<{ path: string | null }>;

/** What the application menu asks the window to do; the window knows what it means where the person is. */
export type WindowCommand = 'undo' | 'redo' | 'import' | 'palette' | 'search' | 'settings';

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
  /** Tells of links to records (`mneme://…`) that the system hands over. Gives back the function that ends it. */
  onLink(listener: (link: string) => void): () => void;
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
  /** Tells that there is a link; the page then asks for it. */
  link: 'mneme:link',
  takeLink: 'mneme:take-link',
} as const;
