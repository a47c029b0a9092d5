import { statSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import { findOperation } from '../../../shared/contract/index.ts';
import { type Change, ChangedKind } from '../../../shared/entities/history.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { type AppError, traceOf } from '../../../shared/errors.ts';
import type { ActivityKeeper } from '../agents/activity.ts';
import type { Target } from '../dispatch.ts';
import { saveBeforeMigration } from '../files/backups.ts';
import { type Ballast, keepBallast } from '../files/ballast.ts';
import { finishSuccession, setLogAside } from '../files/quarantine.ts';
import { lastSeenSequence, refuseVanishedMemory } from '../files/watermark.ts';
import type { StoreCare } from '../handlers/store-care.ts';
import type { Logger } from '../ports.ts';
import { checkPages } from '../store/database.ts';
import { lastSequence } from '../store/history.ts';
import { commitSequence, openStore, type Store, type StoreGate } from '../store/store.ts';
import { openingTrouble, StoreTrouble, type Trouble } from '../store/trouble.ts';
import { createCare, type Hands } from './care.ts';
import { describeCondition, refusalFor } from './condition.ts';
import { KeptWrites } from './kept-writes.ts';
import { type CoreOptions, createOpenedCore, type OpenedCore } from './opened-core.ts';

type Listener = (changes: readonly Change[]) => void;

/** How often the place of a file that is well is looked at. */
const WATCH_MS = 2000;
/** Pauses between two looks at one that is not: the first, and the longest. */
const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 5000;
/** How long a lock is waited for when the file is opened again. */
const SHORT_PATIENCE_MS = 200;
/** A file of at most so many bytes is looked through, page by page, when it is opened: some 15 ms. */
const CHECKED_BYTES = 32 * 1024 * 1024;

/** What stays so until somebody changes the file. */
const LASTING: ReadonlySet<Trouble['state']> = new Set(['damaged', 'foreign', 'newer']);

/** In what states agents need not wait: what they write is kept, and carried out when it can be. */
const SPOOLED: ReadonlySet<Trouble['state']> = new Set([
  'locked',
  'replaced',
  'missing',
  'unreadable',
  'readOnly',
  'rolledBack',
  'damaged',
]);

/**
 * Keeps the memory of a home open as long as it can be, knows what is wrong with its file where it cannot, looks at it
 * again and again, and goes on when it is well. It is the gate of every write.
 */
export class StoreKeeper implements StoreGate, Target {
  /** What a person can do about the file. */
  readonly care: StoreCare;
  readonly #options: CoreOptions;
  readonly #file: string;
  readonly #kept: KeptWrites;
  readonly #ballast: Ballast;
  readonly #listeners = new Set<Listener>();
  #opened: OpenedCore | null = null;
  #trouble: Trouble | null = null;
  #since: number | null = null;
  /** The file as it was when something lasting was found wrong with it. */
  #seen = '';
  #pause = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: Promise<void> | null = null;
  #closed = false;
  #replaying = false;
  /** Something is done to the file that needs it to be open nowhere here. */
  #isApart = false;

  /** Opens the memory, or finds out what is wrong with its file. Throws only what was not foreseen. */
  constructor(options: CoreOptions) {
    this.#options = options;
    this.#file = path.join(options.home, 'memory.db');
    this.#ballast = keepBallast(options.home, options.ballastBytes ?? 0);
    this.#kept = new KeptWrites(options, this);
    this.care = createCare(this.#hands());
    this.#open();
    this.#schedule();
  }

  /** What is open; throws the condition in words where nothing is. */
  get opened(): OpenedCore {
    if (this.#opened === null) throw refusalFor(this.condition());
    return this.#opened;
  }

  get activity(): ActivityKeeper | undefined {
    return this.#opened?.context.activity;
  }

  get log(): Logger {
    return this.#opened?.context.log ?? this.#options.logger;
  }

  condition(): StoreCondition {
    return describeCondition({
      file: this.#file,
      trouble: this.#trouble,
      since: this.#since,
      reading: this.#opened !== null,
      spool: this.#kept.count(),
    });
  }

  keepsBack(): boolean {
    return this.#trouble !== null && SPOOLED.has(this.#trouble.state);
  }

  keep(caller: Caller, operation: string, input: unknown): AppError {
    return this.#kept.keep(caller, { operation, input }, this.condition());
  }

  mayWrite(): boolean {
    return this.#trouble === null;
  }

  /** Tells of every committed change, whichever file it is in. Gives back the function that ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  admit(operation: string | null): void {
    if (
      this.#trouble !== null &&
      !this.#replaying &&
      !(this.#trouble.state === 'full' && helpsWhenFull(operation))
    )
      throw refusalFor(this.condition());
    const place = this.#opened?.context.store.place.look() ?? 'here';
    if (place !== 'here') throw this.refused({ state: place, technical: null });
  }

  refused(trouble: Trouble): Error {
    if (trouble.state === 'full') this.#ballast.release();
    this.#note(trouble);
    return refusalFor(this.condition());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#letGo();
  }

  /** Lends the keeper's hands to whoever mends the file. */
  #hands(): Hands {
    return {
      options: this.#options,
      condition: () => this.condition(),
      store: () => this.#opened?.context.store ?? null,
      look: () => {
        this.#pause = FIRST_PAUSE_MS;
        return this.#look();
      },
      lookThrough: () => {
        const store = this.#opened?.context.store;
        if (store && checkPages(store.read).length > 0)
          this.#note({ state: 'damaged', technical: 'quick_check' });
      },
      apart: (work) => this.#apart(work),
    };
  }

  async #apart<T>(work: () => T | Promise<T>): Promise<T> {
    this.#isApart = true;
    try {
      await this.#letGo();
      return await work();
    } finally {
      this.#isApart = false;
      this.#seen = '';
      await this.#look();
    }
  }

  #open(firstMs?: number): void {
    const { home, clock, patienceMs } = this.#options;
    this.#trouble = null;
    let store: Store | undefined;
    try {
      finishSuccession(home);
      refuseVanishedMemory(home);
      store = openStore({
        home,
        saveFirst: () => {
          this.#tellUpdating();
          saveBeforeMigration(home, clock());
        },
        gate: this,
        patienceMs,
        firstMs: firstMs ?? patienceMs,
      });
      refuseDamage(store);
      this.#trouble = findRollback(store, home);
      this.#opened = createOpenedCore(this.#options, store, this);
      this.#opened.feed.subscribe((changes) => this.#tell(changes));
      if (this.#trouble !== null) this.#since = clock();
    } catch (error) {
      store?.close();
      const trouble = this.#trouble ?? openingTrouble(error);
      if (trouble === null) throw error;
      this.#note(trouble);
    }
  }

  /** From now on nobody is answered from here until the memory is up to date. */
  #tellUpdating(): void {
    const trouble = { state: 'updating', technical: null } as const;
    const seen = {
      file: this.#file,
      since: this.#options.clock(),
      reading: false,
      spool: this.#kept.count(),
    };
    this.#options.onUpdating?.(describeCondition({ ...seen, trouble }));
  }

  /** Closes what is open. What goes wrong with that is no matter: what was committed is in the file. */
  async #letGo(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    try {
      await opened?.close();
    } catch (error) {
      this.#warn('the memory could not be closed', error);
    }
  }

  #note(trouble: Trouble): void {
    if (this.#trouble?.state === trouble.state) return;
    this.#trouble = trouble;
    this.#since = this.#options.clock();
    const { state, technical } = trouble;
    this.log({
      level: 'info', // the person is told in words
      module: 'keeping',
      message: 'the memory is not well',
      fields: { state, technical },
    });
    this.#seen = signatureOf(this.#file);
    this.#pause = FIRST_PAUSE_MS;
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#look(), this.#trouble === null ? WATCH_MS : this.#pause);
  }

  /** One look at a time; whoever asks meanwhile waits for the same. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookOnce()
      .catch((error: unknown) => this.#warn('the file of the memory could not be looked at', error))
      .finally(() => {
        this.#looking = null;
        if (this.#trouble !== null) this.#pause = Math.min(2 * this.#pause, LAST_PAUSE_MS);
        this.#schedule();
      });
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    if (this.#closed || this.#isApart) return;
    const { store } = this.#opened?.context ?? {};
    const place = store?.place.look();
    if (place === 'missing') this.#note({ state: 'missing', technical: null });
    else if (place === 'replaced' || this.#trouble?.state === 'damaged') await this.#letGo();
    // With the log of the file before, the new one would be overwritten by it.
    if (place === 'replaced' && store?.place.hasOwnLog() === true)
      setLogAside(this.#options.home, this.#options.clock());
    if (this.#opened === null) await this.#openAgain();
    else if (place === 'here' && store && this.#isOver(store)) await this.#goOn();
    else if (this.#trouble === null) {
      if (this.#options.ballastBytes !== undefined) this.#ballast.hold();
      await this.#kept.carryOutLeft();
    }
  }

  async #openAgain(): Promise<void> {
    const before = this.#trouble;
    const since = this.#since;
    if (before !== null && LASTING.has(before.state) && signatureOf(this.#file) === this.#seen) return;
    this.#open(SHORT_PATIENCE_MS);
    if (this.#trouble?.state === before?.state) this.#since = since;
    if (this.#opened === null || this.#trouble !== null) return;
    // Agents go on waiting until what they wrote before is in.
    this.#trouble = before;
    await this.#goOn();
  }

  /** Whether what was wrong with an open file is so no more. */
  #isOver(store: Store): boolean {
    const state = this.#trouble?.state;
    if (state === undefined) return false;
    if (state === 'rolledBack') return findRollback(store, this.#options.home) === null;
    if (state === 'full') {
      store.checkpoint();
      return this.#ballast.hold();
    }
    return store.isWritable();
  }

  /** What was wrong is over: what was kept is carried out, and then everything goes on. */
  async #goOn(): Promise<void> {
    this.#replaying = true;
    try {
      await this.#kept.carryOutOwn();
      this.#trouble = null;
      this.#since = null;
    } finally {
      this.#replaying = false;
    }
    this.#tellEverything();
  }

  #tell(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes);
  }

  /** After a gap nobody knows what changed. */
  #tellEverything(): void {
    const seq = this.#opened === null ? 0 : lastSequence(this.#opened.context.store.read);
    this.#tell(ChangedKind.options.map((entity) => ({ entity, id: null, seq })));
  }

  #warn(message: string, error: unknown): void {
    this.#options.logger({ level: 'warn', module: 'keeping', message, fields: { trace: traceOf(error) } });
  }
}

/** What makes room or takes none is done while the disk is full; what the app notes beside the memory, too. */
function helpsWhenFull(operation: string | null): boolean {
  return operation === null || findOperation(operation)?.makesRoom === true;
}

/** What a look through the pages says of a search index; that alone is built anew while the memory is in use. */
const OF_SEARCH = /fts5/i;

/** A small file is looked through at once; a large one when it is read, and by consolidation. */
function refuseDamage({ file, read }: Store): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > CHECKED_BYTES) return;
  if (checkPages(read).some((found) => !OF_SEARCH.test(found)))
    throw new StoreTrouble('damaged', 'quick_check');
}

function findRollback(store: Store, home: string): Trouble | null {
  const missingChanges = lastSeenSequence(home) - commitSequence(store.read);
  return missingChanges > 0 ? { state: 'rolledBack', technical: null, missingChanges } : null;
}

/** Changes whenever the file does. */
function signatureOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}
