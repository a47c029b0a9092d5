import type { ImportFormat } from '../../../shared/entities/import.ts';
import type { ReadDb } from '../store/database.ts';
import { findImported } from '../store/imported.ts';
import type { FolderFile } from './folder.ts';
import { isTranscript, type Tree } from './tree.ts';

/** So much of a folder is read for a preview: some seconds' worth, in bytes. */
const PREVIEW_BYTES = 256 * 1024 * 1024;

/** What a preview reads of a large folder, and the transcripts it only knows the names of. */
export type Outline = Readonly<{ read: Tree; unread: readonly FolderFile[] }>;

/** What is counted of a source; times in milliseconds. */
type Totals = {
  estimated: boolean;
  sessions: number;
  newSessions: number;
  messages: number;
  newMessages: number;
  inTrash: number;
  firstAt: number | null;
  lastAt: number | null;
};

/** Takes the newest files of a folder, up to a size; null where that is all of it. */
export function outlineOf(tree: Tree, mostBytes: number = PREVIEW_BYTES): Outline | null {
  if (tree.bytes <= mostBytes) return null;
  const newest = tree.files.toSorted((one, other) => other.modifiedAt - one.modifiedAt);
  const read = new Set<FolderFile>();
  let bytes = 0;
  for (const file of newest) {
    if (read.size > 0 && bytes + file.bytes > mostBytes) continue;
    read.add(file);
    bytes += file.bytes;
  }
  const files = tree.files.filter((file) => read.has(file));
  return {
    read: { ...tree, files, bytes },
    unread: tree.files.filter((file) => !read.has(file) && isTranscript(file)),
  };
}

/** Adds to a preview what the names of the unread files tell; how many messages they hold is estimated by their size. */
export function addUnread(
  db: ReadDb,
  format: ImportFormat,
  { read, unread }: Outline,
  preview: Totals,
): void {
  const messagesPerByte = preview.messages / Math.max(1, read.bytes);
  preview.estimated = true;
  for (const file of unread) {
    const messages = Math.round(file.bytes * messagesPerByte);
    const externalId = sessionIdOf(file);
    const found = externalId === null ? undefined : findImported(db, format, externalId);
    preview.sessions += 1;
    preview.messages += messages;
    if (found === 'forgotten' || found?.deleted === true) preview.inTrash += 1;
    else if (found === undefined) {
      preview.newSessions += 1;
      preview.newMessages += messages;
    }
    const at = Math.floor(file.modifiedAt);
    preview.firstAt = Math.min(preview.firstAt ?? at, at);
    preview.lastAt = Math.max(preview.lastAt ?? at, at);
  }
}

/** The id of the session in a transcript, from its name: that of a sub-agent lies in the folder of its parent. */
function sessionIdOf({ name }: FolderFile): string | null {
  const [, parent, agent] = /([^/]+)\/subagents\/(agent-[^/]+)\.jsonl$/.exec(name) ?? [];
  if (parent !== undefined && agent !== undefined) return `${parent}/${agent}`;
  const [, id] = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.jsonl(?:\.zst)?$/i.exec(name) ?? [];
  return id ?? null;
}
