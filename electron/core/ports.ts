import type { Id } from '../../shared/primitives.ts';

/** Wall-clock time in milliseconds since 1970. */
export type Clock = () => number;

/** Makes a new identifier (UUIDv7). */
export type NewId = () => Id;

/** One line of the log: what happened in words, and numbers or codes. Never any stored text. */
type LogEntry = Readonly<{
  level: 'debug' | 'info' | 'warn' | 'error';
  module: string;
  message: string;
  fields?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Takes log lines. */
export type Logger = (entry: LogEntry) => void;

/**
 * Lets short writes go before long ones among workers of one process.
 *
 * SQLite gives the write lock to whoever polls at the right moment; a job that commits batch after batch would
 * starve a person's edit. Short writers announce themselves here; jobs look between batches.
 */
export type WriteQueue = Readonly<{
  /** Announces a short write; gives back the function that ends it. */
  enter(): () => void;
  /** How many short writes wait or run now. */
  waiting(): number;
}>;

/** Where other programs keep what could be imported; whole paths of which none need exist. */
export type SourceFolders = Readonly<{
  /** The folder that is written as ~. */
  homedir: string;
  /** Folders of transcripts, under the ids of their places. */
  claudeCode: Readonly<Record<string, string>>;
  codex: Readonly<Record<string, string>>;
  /** The file of an MCP memory server; null where nobody said where it is. */
  serverMemory: string | null;
  downloads: string | null;
}>;
