import type { BundleRecord } from '../../../shared/bundle.ts';
import type { ImportFormat, ImportProblem } from '../../../shared/entities/import.ts';
import type { Part, Role } from '../../../shared/entities/message.ts';
import type { SearchText } from '../store/message-index.ts';

/** One message as its source tells it. */
export type SourceMessage = {
  /** Its id within its session: the source's own, or one derived from its place and content. */
  externalId: string;
  /** A message of the same session that came earlier, or null for a first one. */
  parentExternalId: string | null;
  role: Role;
  parts: Part[];
  model: string | null;
  tokens: number | null;
  /** The source's time in milliseconds since 1970; null where it has none. */
  sentAt: number | null;
  /** Lies on the branch the conversation went on with. */
  active: boolean;
  /** What it is found by, where whoever read it analysed it as well. */
  searchText?: SearchText;
};

/** One conversation as its source tells it. */
export type SourceSession = {
  externalId: string;
  title: string;
  /** Which kind of source: the same as `Session.source`. */
  source: 'openai' | 'sharegpt' | 'claude-code' | 'chatgpt' | 'claude-ai' | 'codex';
  agentName: string | null;
  model: string | null;
  project: string | null;
  /** The session a sub-agent belongs to; it may be in another file. */
  parentExternalId: string | null;
  startedAt: number | null;
};

/** One fact as its source tells it: a text under a category and a key. */
export type SourceKnowledge = {
  category: string;
  key: string;
  value: string;
  /** What it comes from, in words. */
  source: string;
  /** The source's time in milliseconds since 1970; null where it has none. */
  sentAt: number | null;
};

type FactPlace = Readonly<{ category: string; key: string }>;

/** A relation between two facts of the same source; both come before it. */
export type SourceRelation = { from: FactPlace; to: FactPlace; type: string };

/**
 * What reading a source gives, in order.
 *
 * A session comes before its messages, a parent before its answers. One session may come more than once in a
 * source (a log of snapshots): its known messages then come again under the same ids.
 */
export type SourceItem =
  | { kind: 'session'; session: SourceSession }
  | { kind: 'messages'; sessionExternalId: string; messages: SourceMessage[] }
  | { kind: 'knowledge'; knowledge: SourceKnowledge }
  | { kind: 'relation'; relation: SourceRelation }
  /** A record of an export of Mneme, as it is. */
  | { kind: 'record'; record: BundleRecord }
  /** `damage`: the source itself is damaged. */
  | { kind: 'problem'; problem: ImportProblem; damage?: true }
  /** How many bytes of the source are dealt with: never falls, at most the size of the file. */
  | { kind: 'progress'; bytes: number };

/** The beginning of a file, for telling its format. */
export type Sample = {
  /** The records that are whole within the beginning. */
  records: unknown[];
  /** The beginning itself, for files whose first record is longer than it. */
  text: string;
};

/** Says which entries of an archive are read, and in which order: by rank, then by name. Null for the others. */
export type EntryRank = (name: string) => number | null;

/** Reads one format. */
export type Adapter = {
  format: ImportFormat;
  recognises(sample: Sample): boolean;
  /** A format without it does not come in archives. */
  entryRank?: EntryRank;
  read(file: string, options: ReadOptions): AsyncIterable<SourceItem>;
  /** Makes a reader of one file that grows, which reads each time only what was added; not every format can. */
  follow?(): FileReader;
};

/** Reads a file; one of a file that grows gives all at first, and then what is new or changed. */
export type FileReader = Pick<Adapter, 'read'>;

export type ReadOptions = {
  signal: AbortSignal;
  /** A folder for copies that are gone once reading ends; a database is read only where there is one. */
  scratch?: string;
  /** Read what is whole of a source that proves to be damaged. */
  ignoreDamage?: boolean;
};
