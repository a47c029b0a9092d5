import type { BundleRecord } from '../../../shared/bundle.ts';
import type { ImportProblem } from '../../../shared/entities/import.ts';
import type { ReadDb } from '../store/database.ts';
import { type ListedKind, readBundleRecord } from '../store/exports.ts';
import { findImported } from '../store/imported.ts';
import { fateOfBundleRelation, problemOfAstray } from './bundle-relations.ts';
import { findByName, findSessionTarget, findStoredMessage, isForgotten } from '../store/imported-records.ts';
import { fromIso } from '../store/table.ts';
import { addFactExample, type FactExample } from './fact-examples.ts';

const EXAMPLES = 20;

/** What is counted; times in milliseconds. */
type Tally = {
  sessions: number;
  messages: number;
  newSessions: number;
  newMessages: number;
  knowledge: number;
  newKnowledge: number;
  relations: number;
  newRelations: number;
  records: number;
  newRecords: number;
  inTrash: number;
  firstAt: number | null;
  lastAt: number | null;
  examples: { title: string; messages: number; at: number | null; known: boolean }[];
  facts: FactExample[];
};

type Fate = 'new' | 'here' | 'left';

/** The session whose messages come now: its key here, if it has one, and whether its messages are left out. */
type Current = { id: string; pk: number | null; left: boolean };

/** Counts what the records of a bundle would bring, without changing anything. */
export class BundlePreview {
  readonly #db: ReadDb;
  readonly #preview: Tally;
  readonly #givesWay: boolean;
  readonly #note: (problem: ImportProblem) => void;
  /** Sessions and facts that are here under another id, or are left out. */
  readonly #standIns = new Map<string, string | null>();
  /** Agents that are here, perhaps under another id. */
  readonly #agents = new Map<string, string>();
  readonly #examples = new Map<string, Tally['examples'][number]>();
  readonly #newFacts = new Set<string>();
  #current: Current | null = null;

  /** `givesWay`: what is made up comes back although it was forgotten. */
  constructor(db: ReadDb, preview: Tally, givesWay: boolean, note: (problem: ImportProblem) => void) {
    this.#db = db;
    this.#givesWay = givesWay;
    this.#preview = preview;
    this.#note = note;
  }

  add(record: BundleRecord): void {
    const preview = this.#preview;
    if (record.kind === 'message') return this.#addMessage(record);
    if (record.kind === 'relation') return this.#addRelation(record);
    const fate = this.#fateOf(record);
    if (fate === 'left') preview.inTrash += 1;
    if (record.kind === 'session') this.#addSession(record, fate);
    else if (record.kind === 'knowledge') {
      preview.knowledge += 1;
      addFactExample(preview.facts, record.data, fate !== 'new');
      if (fate === 'new') {
        preview.newKnowledge += 1;
        this.#newFacts.add(record.id);
      }
    } else {
      preview.records += 1;
      if (fate === 'new') preview.newRecords += 1;
    }
  }

  #addRelation(record: BundleRecord<'relation'>): void {
    const preview = this.#preview;
    preview.relations += 1;
    const ends = { fromId: this.#idHere(record.data.from_id), toId: this.#idHere(record.data.to_id) };
    const fate = fateOfBundleRelation(this.#db, record, ends, (id) => this.#newFacts.has(id));
    if (fate === 'new') preview.newRelations += 1;
    if (fate === 'left' && record.deleted_at === null) preview.inTrash += 1;
    if (fate === 'astray') this.#note(problemOfAstray(record));
  }

  #addSession({ id, data }: BundleRecord<'session'>, fate: Fate): void {
    const preview = this.#preview;
    preview.sessions += 1;
    if (fate === 'new') preview.newSessions += 1;
    if (preview.examples.length >= EXAMPLES) return;
    const at = data.started_at === null ? null : fromIso(data.started_at);
    const example = { title: data.title, messages: 0, at, known: fate !== 'new' };
    this.#examples.set(id, example);
    preview.examples.push(example);
  }

  #addMessage(record: BundleRecord<'message'>): void {
    const preview = this.#preview;
    const { session_id, sent_at } = record.data;
    preview.messages += 1;
    if (this.#current?.id !== session_id) this.#current = this.#enter(session_id);
    const { pk, left } = this.#current;
    const known = pk !== null && findStoredMessage(this.#db, record.id, pk, record.source.external_id);
    if (!left && (known === false || known === undefined)) preview.newMessages += 1;
    const at = fromIso(sent_at ?? record.created_at);
    preview.firstAt = Math.min(preview.firstAt ?? at, at);
    preview.lastAt = Math.max(preview.lastAt ?? at, at);
    const example = this.#examples.get(session_id);
    if (example) example.messages += 1;
  }

  #enter(id: string): Current {
    const here = this.#idHere(id);
    const pk = here === null ? null : (findSessionTarget(this.#db, here, '')?.pk ?? null);
    return { id, pk, left: here === null };
  }

  #idHere(id: string): string | null {
    const standIn = this.#standIns.get(id);
    return standIn === undefined ? id : standIn;
  }

  #fateOf(record: BundleRecord<ListedKind>): Fate {
    const known = readBundleRecord(this.#db, record.kind, record.id);
    if (known) return this.#met(record, record.id, known.deleted_at !== null);
    if (record.kind === 'session' && record.source.external_id !== null) {
      const found = findImported(this.#db, record.source.app, record.source.external_id);
      if (found === 'forgotten' && !this.#givesWay) return this.#met(record, null, true);
      if (found !== undefined && found !== 'forgotten') return this.#met(record, found.id, found.deleted);
    }
    if (record.deleted_at !== null) return 'new';
    const named = findByName(this.#db, record, {
      userId: 'user_id' in record.data ? record.data.user_id : '',
      agentId: this.#agentHere('agent_id' in record.data ? record.data.agent_id : null),
    });
    if (named !== undefined) return this.#met(record, named, false);
    return !this.#givesWay && isForgotten(this.#db, record) ? this.#met(record, null, true) : 'new';
  }

  #agentHere(id: string | null): string {
    return id === null ? '' : (this.#agents.get(id) ?? id);
  }

  #met(record: BundleRecord<ListedKind>, id: string | null, left: boolean): Fate {
    if (record.kind === 'agent' && id !== null) this.#agents.set(record.id, id);
    if (record.kind === 'session' && (left || id !== record.id))
      this.#standIns.set(record.id, left ? null : id);
    if (record.kind === 'knowledge' && id !== record.id) this.#standIns.set(record.id, id);
    return left ? 'left' : 'here';
  }
}
