import { readFile } from 'node:fs/promises';
import type { ImportFormat } from '../../../shared/entities/import.ts';
import { AppError } from '../../../shared/errors.ts';
import { wellFormed } from '../../../shared/primitives.ts';
import { adapterFor } from './adapters.ts';
import { detectFormat } from './detect.ts';
import { type FolderFile, listFolder } from './folder.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';
import { cutText, hasWords } from './source-text.ts';

/** Formats whose sessions come as one file each, in a folder of their own. */
export type TreeFormat = Extract<ImportFormat, 'claude-code' | 'codex'>;

/** A folder of transcripts. Its files are listed, not yet read. */
export type Tree = Readonly<{
  format: TreeFormat;
  files: readonly FolderFile[];
  /** The size of all files, in bytes. */
  bytes: number;
  /** Names of folders and files that may not be read. */
  unreadable: readonly string[];
}>;

/** The names transcripts have. */
const USUAL_NAMES: Readonly<Record<TreeFormat, RegExp>> = {
  'claude-code': /(^|\/)([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|agent-[^/]+)\.jsonl$/i,
  codex: /(^|\/)rollout-[^/]+\.jsonl(\.zst)?$/,
};
const TRANSCRIPT = /\.jsonl(\.zst)?$/;
/** What Claude Code wrote down of a project for itself; the folder is named after that of the project. */
const MEMORY = /(^|\/)(-[^/]*|[A-Za-z]--[^/]*)\/memory\/([^/]+)\.md$/;
const MAX_MEMORY_BYTES = 1024 * 1024;
/** How many files of other names are looked into before a folder counts as none of transcripts. */
const MAX_LOOKED_INTO = 50;

/** Lists the transcripts of a folder, and the memory files of Claude Code; null where it has none. */
export async function openTree(folder: string, signal: AbortSignal): Promise<Tree | null> {
  const { files, unreadable } = await listFolder(folder, isCandidate, signal);
  const format = await formatOf(files);
  return format === null ? null : treeOf(format, files, unreadable);
}

/** Lists the transcripts of a folder that is known to be one of a format; it may have none. */
export async function listTree(format: TreeFormat, folder: string, signal: AbortSignal): Promise<Tree> {
  const { files, unreadable } = await listFolder(folder, isCandidate, signal);
  return treeOf(format, files, unreadable);
}

/** Lists the transcripts of a folder that have the names transcripts have, without looking into any. */
export async function listTranscripts(
  format: TreeFormat,
  folder: string,
  signal: AbortSignal,
): Promise<FolderFile[]> {
  const { files } = await listFolder(folder, (name) => USUAL_NAMES[format].test(name), signal);
  return withoutTwins(files);
}

/** Whether a file of a tree is a session, by its name: sub-agents and memory files are none of their own. */
export function isSessionFile({ name }: FolderFile): boolean {
  return TRANSCRIPT.test(name) && !/(^|\/)agent-[^/]+$/.test(name);
}

/** Whether a file of a tree is a transcript, not a memory file. */
export function isTranscript({ name }: FolderFile): boolean {
  return TRANSCRIPT.test(name);
}

/**
 * Reads the files of a tree one after another; problems name their file. A file that cannot be read is one of them.
 *
 * Throws `cancelled` when the signal says so.
 */
export async function* readTree(tree: Tree, options: ReadOptions): AsyncGenerator<SourceItem> {
  for (const name of tree.unreadable) yield problemOf(name, 'It may not be read; it was left out.');
  let before = 0;
  for (const file of tree.files) {
    yield* readTreeFile(tree.format, file, before, options);
    before += file.bytes;
    yield { kind: 'progress', bytes: before };
  }
}

async function* readTreeFile(
  format: TreeFormat,
  file: FolderFile,
  before: number,
  options: ReadOptions,
): AsyncGenerator<SourceItem> {
  try {
    if (!isTranscript(file)) {
      yield* readMemory(file);
      return;
    }
    for await (const item of adapterFor(format).read(file.path, options)) {
      // It may have grown since it was listed.
      if (item.kind === 'progress')
        yield { kind: 'progress', bytes: before + Math.min(item.bytes, file.bytes) };
      else if (item.kind === 'problem')
        yield { ...item, problem: { ...item.problem, message: `${file.name}: ${item.problem.message}` } };
      else yield item;
    }
  } catch (error) {
    if (options.signal.aborted || !(error instanceof AppError)) throw error;
    yield problemOf(file.name, error.message);
  }
}

async function* readMemory(file: FolderFile): AsyncGenerator<SourceItem> {
  const [, , project = '', title = ''] = MEMORY.exec(file.name) ?? [];
  if (file.bytes > MAX_MEMORY_BYTES) {
    yield problemOf(file.name, 'It is larger than 1 MB; it was left out.');
    return;
  }
  const value = wellFormed(await readText(file.path)).trim();
  if (!hasWords(value)) return;
  const key = cutText(`${project}/${title}`, 500);
  const sentAt = Math.floor(file.modifiedAt);
  yield { kind: 'knowledge', knowledge: { category: 'memory', key, value, source: 'Claude Code', sentAt } };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new AppError('unavailable', 'It may not be read; it was left out.');
  }
}

function isCandidate(name: string): boolean {
  return TRANSCRIPT.test(name) || MEMORY.test(name);
}

/** Tells the format from the content of the newest file with a usual name, else of the first that has one. */
async function formatOf(files: readonly FolderFile[]): Promise<TreeFormat | null> {
  const transcripts = files.filter(isTranscript);
  const usual = transcripts.filter(({ name }) =>
    Object.values(USUAL_NAMES).some((pattern) => pattern.test(name)),
  );
  const newest = usual.toSorted((first, second) => second.modifiedAt - first.modifiedAt);
  for (const file of [...newest, ...transcripts].slice(0, MAX_LOOKED_INTO)) {
    const format = await treeFormatOf(file);
    if (format !== null) return format;
  }
  return null;
}

async function treeFormatOf(file: FolderFile): Promise<TreeFormat | null> {
  try {
    const format = await detectFormat(file.path);
    return format === 'claude-code' || format === 'codex' ? format : null;
  } catch {
    return null; // what cannot be read tells nothing
  }
}

async function treeOf(
  format: TreeFormat,
  candidates: readonly FolderFile[],
  unreadable: readonly string[],
): Promise<Tree> {
  const files: FolderFile[] = [];
  for (const file of withoutTwins(candidates)) if (await belongsTo(format, file)) files.push(file);
  return { format, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), unreadable };
}

async function belongsTo(format: TreeFormat, file: FolderFile): Promise<boolean> {
  if (!isTranscript(file)) return format === 'claude-code';
  return USUAL_NAMES[format].test(file.name) || (await treeFormatOf(file)) === format;
}

function problemOf(name: string, message: string): SourceItem {
  return { kind: 'problem', problem: { line: null, byte: 0, message: `${name}: ${message}` } };
}

/** Of a rollout that is there both plain and packed, the plain one is read. */
function withoutTwins(files: readonly FolderFile[]): FolderFile[] {
  const names = new Set(files.map(({ name }) => name));
  return files.filter(({ name }) => !name.endsWith('.zst') || !names.has(name.slice(0, -'.zst'.length)));
}
