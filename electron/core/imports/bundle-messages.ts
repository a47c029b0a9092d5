import type { BundleRecord } from '../../../shared/bundle.ts';
import type { ImportCounts, ImportProblem } from '../../../shared/entities/import.ts';
import { growSession, nextOrdinal, noteExtendedSession } from '../store/imported.ts';
import {
  findSessionTarget,
  findStoredMessage,
  findTrashedTarget,
  insertBundleMessage,
  isForgottenMessage,
  isOpenEnd,
  isOrdinalTaken,
  linkParentMessage,
  type SessionTarget,
} from '../store/imported-records.ts';
import type { Transaction } from '../store/store.ts';
import { fromIso } from '../store/table.ts';

export type BundleOptions = Readonly<{
  importId: string;
  importPk: number;
  /** The one person of this store. */
  userId: string;
  reviveUndone: boolean;
  /** What is made up gives way to what is here without a word, and comes back although it was forgotten before. */
  givesWay: boolean;
  analyse: (text: string) => string;
  counts: ImportCounts;
  note(problem: ImportProblem): void;
  /** Tells of a new message, for search. */
  added(message: Readonly<{ pk: number; text: string }>): void;
}>;

/** The session whose messages come now; a bundle has them one session after the other. */
type Current = {
  /** Its id in the bundle. */
  id: string;
  target: SessionTarget | undefined;
  /** Messages that are here under another id, by that of the bundle. */
  standIns: Map<string, number>;
  noted: boolean;
  growth: { active: number; firstAt: number | null; lastAt: number | null };
};

/** Brings the messages of a bundle into the sessions they belong to. */
export class BundleMessages {
  readonly #options: BundleOptions;
  readonly #idHere: (id: string) => string | null;
  #current: Current | null = null;

  constructor(options: BundleOptions, idHere: (id: string) => string | null) {
    this.#options = options;
    this.#idHere = idHere;
  }

  add(transaction: Transaction, record: BundleRecord<'message'>): void {
    const { counts } = this.#options;
    counts.messages += 1;
    const current = this.#enter(transaction, record.data.session_id);
    if (!current.target) return;
    const known = findStoredMessage(transaction.db, record.id, current.target.pk, record.source.external_id);
    const parentPk = this.#parentOf(transaction, current, current.target, record);
    if (known) {
      counts.knownMessages += 1;
      if (known.sessionPk !== current.target.pk) return;
      current.standIns.set(record.id, known.pk);
      if (known.parentPk === null && parentPk !== null) linkParentMessage(transaction.db, known.pk, parentPk);
      return;
    }
    if (isForgottenMessage(transaction.db, record.id)) return;
    this.#insert(transaction, current, current.target, record, parentPk);
  }

  /** Keeps the counts and times of the session in step with what was added. */
  flush({ db }: Transaction): void {
    if (!this.#current?.target) return;
    const { target, growth } = this.#current;
    const { active, firstAt, lastAt } = growth;
    if (active === 0 && lastAt === null) return;
    growSession(db, target.pk, { active, firstAt, lastAt, model: null });
    this.#current.growth = { active: 0, firstAt: null, lastAt: null };
  }

  #enter(transaction: Transaction, id: string): Current {
    if (this.#current?.id === id) return this.#current;
    this.flush(transaction);
    const { importId } = this.#options;
    const here = this.#idHere(id);
    const target =
      here === null
        ? undefined
        : (findSessionTarget(transaction.db, here, importId) ??
          findTrashedTarget(transaction.db, here, importId));
    const growth = { active: 0, firstAt: null, lastAt: null };
    this.#current = { id, target, standIns: new Map(), noted: false, growth };
    return this.#current;
  }

  #parentOf(
    { db }: Transaction,
    { standIns }: Current,
    target: SessionTarget,
    { data }: BundleRecord<'message'>,
  ): number | null {
    if (data.parent_id === null) return null;
    const standIn = standIns.get(data.parent_id);
    if (standIn !== undefined) return standIn;
    const found = findStoredMessage(db, data.parent_id, target.pk, null);
    return found?.sessionPk === target.pk ? found.pk : null;
  }

  #insert(
    transaction: Transaction,
    current: Current,
    target: SessionTarget,
    record: BundleRecord<'message'>,
    parentPk: number | null,
  ): void {
    const { db } = transaction;
    const { data } = record;
    if (!target.own && !current.noted) noteExtendedSession(transaction, target.id);
    current.noted = true;
    const taken = isOrdinalTaken(db, target.pk, data.ordinal);
    const ordinal = taken ? nextOrdinal(db, target.pk) : data.ordinal;
    // A conversation that went on here as well keeps its branch.
    const active = data.active && (target.own || isOpenEnd(db, target.pk, parentPk));
    const place = { sessionPk: target.pk, parentPk, ordinal, active, importPk: this.#options.importPk };
    this.#options.added(insertBundleMessage(db, record, place));
    this.#options.counts.addedMessages += 1;
    if (active && record.deleted_at === null) current.growth.active += 1;
    if (target.own || record.deleted_at !== null) return;
    const at = fromIso(data.sent_at ?? record.created_at);
    current.growth.firstAt = Math.min(current.growth.firstAt ?? at, at);
    current.growth.lastAt = Math.max(current.growth.lastAt ?? at, at);
  }
}
