import type { BundleKind, BundleRecord } from '../../../shared/bundle.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { isOfAgent, type ListedKind, readBundleRecord, tableOfKind } from '../store/exports.ts';
import { findImported } from '../store/imported.ts';
import {
  adoptUser,
  findByName,
  findSessionTarget,
  insertBundleRecord,
  isForgotten,
  isUnusedUser,
  linkParentSession,
  undoneImportOf,
} from '../store/imported-records.ts';
import { reviveImport } from '../store/undone-import.ts';
import type { Transaction } from '../store/store.ts';
import { BundleMessages, type BundleOptions } from './bundle-messages.ts';
import { fateOfBundleRelation, problemOfAstray } from './bundle-relations.ts';
import { cutText } from './source-text.ts';

type Listed = BundleRecord<ListedKind>;

/**
 * Brings the records of a bundle into this store under their own ids, with their times and origins.
 *
 * What is here already is left alone, and said where it differs; so is what lies in Trash or was forgotten. People,
 * agents and sessions that are here under another id stand in for those of the bundle.
 */
export class BundleWriter {
  readonly #options: BundleOptions;
  readonly #messages: BundleMessages;
  /** Ids of the bundle that are others here; null for what is left out. */
  readonly #standIns = new Map<string, string | null>();
  /** Sessions whose parent has not come yet, by its id. */
  readonly #orphans = new Map<string, string[]>();

  constructor(options: BundleOptions) {
    this.#options = options;
    this.#messages = new BundleMessages(options, (id) => this.#idHere(id));
  }

  /** Writes one record in the open transaction. */
  add(transaction: Transaction, record: BundleRecord): void {
    const { counts } = this.#options;
    if (record.kind === 'message') return this.#messages.add(transaction, record);
    if (record.kind === 'relation') return this.#addRelation(transaction, record);
    if (record.kind === 'session') counts.sessions += 1;
    else if (record.kind === 'knowledge') counts.knowledge += 1;
    else counts.records += 1;
    if (record.kind === 'user') return this.#addUser(transaction, record);
    if (record.kind === 'session' && this.#standsInForSource(transaction, record)) return;
    const local = this.#findLocal(transaction, record);
    if (local === 'forgotten' || (local && local.deleted_at !== null)) {
      if (record.deleted_at === null) counts.inTrash += 1;
      if (local === 'forgotten' || local.id !== record.id) this.#standIns.set(record.id, null);
      return;
    }
    if (!local) return this.#insert(transaction, record);
    if (local.id !== record.id) this.#standIns.set(record.id, local.id);
    if (record.kind === 'session') this.#linkParent(transaction, local.id, record);
    this.#compare(record, local);
  }

  /** Writes what is gathered for a batch: counts of sessions. */
  flush(transaction: Transaction): void {
    this.#messages.flush(transaction);
  }

  #insert(transaction: Transaction, record: Listed): void {
    const { counts, analyse } = this.#options;
    const own = this.#withIdsOfHere(transaction, record);
    if (isOfAgent(own.kind) && agentOf(record) !== null && agentOf(own) === null) return this.#noAgent(own);
    insertBundleRecord(transaction, own, this.#own(record), analyse);
    if (record.kind === 'session') {
      counts.addedSessions += 1;
      this.#linkParent(transaction, record.id, record);
      for (const child of this.#orphans.get(record.id) ?? [])
        linkParentSession(transaction, child, record.id);
      this.#orphans.delete(record.id);
    } else if (record.kind === 'knowledge') counts.addedKnowledge += 1;
    else counts.addedRecords += 1;
  }

  #noAgent(record: Listed): void {
    const message = `${KIND_NAMES[record.kind]} “${cutText(nameOf(record), 200)}” is of an agent that is not here; it was left out.`;
    this.#options.note({ line: null, byte: 0, message });
  }

  #own(record: Listed): Record<string, string | number> {
    const { importId } = this.#options;
    if (record.kind === 'session') return { importId, messageCount: 0 };
    return record.kind === 'knowledge' ? { importId } : {};
  }

  /** References to what is not in this store are left empty; a session's parent is linked once it has come. */
  #withIdsOfHere(transaction: Transaction, record: Listed): Listed {
    const here = <K extends ListedKind>(kind: K, id: string | null): string | null => {
      const known = id === null ? null : this.#idHere(id);
      return known !== null && readBundleRecord(transaction.db, kind, known) ? known : null;
    };
    const data: Record<string, unknown> = { ...record.data };
    if ('user_id' in record.data) data['user_id'] = this.#userHere(transaction, record.data.user_id);
    if ('agent_id' in record.data) data['agent_id'] = here('agent', record.data.agent_id);
    if (record.kind === 'memory')
      data['shared_with'] = record.data.shared_with.map((id) => this.#idHere(id) ?? id);
    if (record.kind === 'task' || record.kind === 'decision')
      data['session_id'] = here('session', record.data.session_id);
    if (record.kind === 'session') data['parent_session_id'] = null;
    return { ...record, data } as Listed; // the same keys with values of the same types
  }

  #addRelation(transaction: Transaction, record: BundleRecord<'relation'>): void {
    const { counts, note, importId, analyse } = this.#options;
    counts.relations += 1;
    const fromId = this.#idHere(record.data.from_id);
    const toId = this.#idHere(record.data.to_id);
    const fate = fateOfBundleRelation(transaction.db, record, { fromId, toId });
    if (fate === 'left' && record.deleted_at === null) counts.inTrash += 1;
    if (fate === 'astray') note(problemOfAstray(record));
    if (fate !== 'new' || fromId === null || toId === null) return;
    const data = { ...record.data, from_id: fromId, to_id: toId };
    insertBundleRecord(transaction, { ...record, data }, { importId }, analyse);
    counts.addedRelations += 1;
  }

  #addUser(transaction: Transaction, record: BundleRecord<'user'>): void {
    const { userId, counts } = this.#options;
    const here = readBundleRecord(transaction.db, 'user', record.id);
    if (here) return this.#compare(record, here);
    const current = this.#standIns.get(userId) ?? userId;
    if (isUnusedUser(transaction.db, current)) {
      adoptUser(transaction, current, record);
      this.#standIns.set(userId, record.id);
      counts.addedRecords += 1;
      return;
    }
    this.#standIns.set(record.id, current);
  }

  /** The session may have been imported from its source by itself: then it is the same under another id. */
  #standsInForSource({ db }: Transaction, record: BundleRecord<'session'>): boolean {
    const { app, external_id } = record.source;
    if (external_id === null || readBundleRecord(db, 'session', record.id)) return false;
    const known = findImported(db, app, external_id);
    if (known === undefined || (known === 'forgotten' && this.#options.givesWay)) return false;
    const left = known === 'forgotten' || known.deleted;
    if (left) this.#options.counts.inTrash += 1;
    this.#standIns.set(record.id, left ? null : known.id);
    return true;
  }

  #findLocal(transaction: Transaction, record: Listed): Listed | 'forgotten' | undefined {
    const { db } = transaction;
    const known = readBundleRecord(db, record.kind, record.id);
    if (known?.deleted_at && this.#options.reviveUndone) {
      const undone = undoneImportOf(db, tableOfKind(record.kind).entity, record.id);
      if (undone !== null) reviveImport(transaction, undone, this.#options.analyse);
      return readBundleRecord(db, record.kind, record.id);
    }
    if (known) return known;
    const forgotten = !this.#options.givesWay && isForgotten(db, record) ? 'forgotten' : undefined;
    if (record.deleted_at !== null) return forgotten;
    const agentId = 'agent_id' in record.data ? record.data.agent_id : null;
    const named = findByName(db, record, {
      userId: 'user_id' in record.data ? this.#userHere(transaction, record.data.user_id) : '',
      agentId: agentId === null ? '' : (this.#idHere(agentId) ?? ''),
    });
    if (named !== undefined) return readBundleRecord(db, record.kind, named);
    return forgotten;
  }

  #linkParent(transaction: Transaction, id: string, { data }: BundleRecord<'session'>): void {
    if (data.parent_session_id === null) return;
    const parent = this.#idHere(data.parent_session_id);
    if (parent !== null && findSessionTarget(transaction.db, parent, ''))
      linkParentSession(transaction, id, parent);
    else if (parent !== null) this.#orphans.set(parent, [...(this.#orphans.get(parent) ?? []), id]);
  }

  /** Says where a record here differs from that of the bundle; it stays as it is. */
  #compare(record: Listed, local: Listed): void {
    if (this.#options.givesWay) return;
    const used = record.kind === 'session' && record.source.app !== 'mneme' ? { last_active: 0 } : {};
    const comparable = ({ data }: Listed): string =>
      canonicalJson({ ...data, ...REFERENCES, ...(record.kind === 'memory' ? USE : used) });
    if (comparable(record) === comparable(local)) return;
    const newer =
      local.updated_at >= record.updated_at ? 'Yours is the newer one.' : 'Yours is the older one.';
    this.#options.note({
      line: null,
      byte: 0,
      message: `${KIND_NAMES[record.kind]} “${cutText(nameOf(record), 200)}” is here already and differs. ${newer} It was left as it is.`,
    });
  }

  /** The person of this store, where the bundle's own is not here. */
  #userHere({ db }: Transaction, id: string): string {
    const known = this.#idHere(id);
    return known !== null && readBundleRecord(db, 'user', known) ? known : this.#options.userId;
  }

  #idHere(id: string): string | null {
    const standIn = this.#standIns.get(id);
    return standIn === undefined ? id : standIn;
  }
}

/** What is another here though the record is the same, and what changes by mere use. */
const REFERENCES = { user_id: 0, agent_id: 0, shared_with: 0, session_id: 0, parent_session_id: 0 };
const USE = { access_count: 0, last_accessed: 0, tier: 0 };

const KIND_NAMES: Readonly<Record<Exclude<BundleKind, 'message'>, string>> = {
  user: 'The person',
  agent: 'The agent',
  session: 'The session',
  memory: 'The memory',
  knowledge: 'The fact',
  relation: 'The relation',
  preference: 'The preference',
  task: 'The task',
  state: 'The state of an agent',
  checkpoint: 'The checkpoint',
  decision: 'The decision',
  cluster: 'The cluster',
  pattern: 'The pattern',
  proposal: 'The proposal',
  view: 'The view',
  setting: 'The setting',
};

function agentOf({ data }: Listed): string | null {
  return 'agent_id' in data ? data.agent_id : null;
}

function nameOf(record: Listed): string {
  switch (record.kind) {
    case 'user':
    case 'agent':
    case 'view':
    case 'cluster':
      return record.data.name;
    case 'session':
      return record.data.title;
    case 'knowledge':
      return `${record.data.category} / ${record.data.key}`;
    case 'memory':
      return record.data.content;
    case 'relation':
      return record.data.type;
    case 'preference':
      return record.data.key;
    case 'task':
    case 'pattern':
      return record.data.description;
    case 'decision':
      return record.data.summary;
    case 'checkpoint':
      return record.data.label;
    case 'state':
    case 'proposal':
    case 'setting':
      return record.id;
  }
}
