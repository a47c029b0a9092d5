import { renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError, traceOf } from '../../../shared/errors.ts';
import { type Change, EntityName } from '../../../shared/entities/history.ts';
import type { Backup } from '../../../shared/entities/backup.ts';
import type { RescueProgress, SalvageReport } from '../../../shared/entities/salvage.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { listBackups, saveBeforeMigration } from '../files/backups.ts';
import { freeBytes } from '../files/disk.ts';
import { finishSuccession, setLogAside } from '../files/quarantine.ts';
import { lastSeenSequence, refuseVanishedMemory } from '../files/watermark.ts';
import type { StoreCare } from '../handlers/store-care.ts';
import type { Logger } from '../ports.ts';
import { checkPages } from '../store/database.ts';
import { lastSequence } from '../store/history.ts';
import { commitSequence, openStore, raiseSequence, type Store, type StoreGate } from '../store/store.ts';
import { openingTrouble, StoreTrouble, type Trouble } from '../store/trouble.ts';
import { describeCondition, refusalFor } from './condition.ts';
import { putMemoryBack, replaceWithBackup, salvageMemory } from './rescue.ts';
import { type CoreOptions, createOpenedCore, type OpenedCore } from './opened-core.ts';

type Work = NonNullable<RescueProgress['work']>;
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
/** What must be free again before anything new is written. */
const ROOM_BYTES = 4 * 1024 * 1024;

/** What stays so until somebody changes the file. */
const LASTING: ReadonlySet<Trouble['state']> = new Set(['damaged', 'foreign', 'newer']);

/** In what states another file may take the place of this one. */
const BY_BACKUP: ReadonlySet<string> = new Set(['damaged', 'missing', 'rolledBack']);

/**
 * Keeps the memory of a home open as long as it can be, knows what is wrong with its file where it cannot, looks at it
 * again and again, and goes on when it is well. It is the gate of every write.
 */
export class StoreKeeper implements StoreGate, StoreCare {
  readonly #options: CoreOptions;
  readonly #file: string;
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
  /** What is being done to the file. */
  #work: Work | null = null;
  #report: SalvageReport | null = null;

  /** Opens the memory, or finds out what is wrong with its file. Throws only what was not foreseen. */
  constructor(options: CoreOptions) {
    this.#options = options;
    this.#file = path.join(options.home, 'memory.db');
    this.#open();
    this.#schedule();
  }

  /** What is open; throws the condition in words where nothing is. */
  get opened(): OpenedCore {
    if (this.#opened === null) throw refusalFor(this.condition());
    return this.#opened;
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
    });
  }

  mayWrite(): boolean {
    return this.#trouble === null;
  }

  /** Tells of every committed change, whichever file it is in. Gives back the function that ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  admit(_operation: string | null): void {
    if (this.#trouble !== null) throw refusalFor(this.condition());
    const place = this.#opened?.context.store.place.look() ?? 'here';
    if (place !== 'here') throw this.refused({ state: place, technical: null });
  }

  refused(trouble: Trouble): Error {
    this.#note(trouble);
    return refusalFor(this.condition());
  }

  retry(): Promise<void> {
    this.#pause = FIRST_PAUSE_MS;
    return this.#look();
  }

  async acceptRollback(): Promise<void> {
    const { home } = this.#options;
    if (this.#trouble?.state !== 'rolledBack' || this.#opened === null)
      throw new AppError('conflict', 'The memory was not rolled back, or is no more. Nothing was changed.');
    raiseSequence(this.#opened.context.store, lastSeenSequence(home));
    await this.#look();
  }

  async beginAnew(): Promise<void> {
    const { home, clock } = this.#options;
    if (this.#trouble?.state !== 'missing' || this.#opened !== null)
      throw new AppError('conflict', 'There is a memory in this folder. Nothing was changed.');
    const watermark = path.join(home, 'watermark.json');
    renameSync(watermark, path.join(home, `watermark-${clock()}.json`));
    await this.#look();
  }

  async salvage(): Promise<SalvageReport> {
    await this.#look();
    if (this.#trouble === null) this.#noteDamage();
    if (this.#trouble?.state !== 'damaged') throw notFitting('damaged');
    this.#report = await this.#rescue('salvage', (onProgress) => salvageMemory(this.#options, onProgress));
    return this.#report;
  }

  backups(): readonly Backup[] {
    return listBackups(this.#options.home);
  }

  async useBackup(name: string): Promise<void> {
    await this.#look();
    if (this.#trouble === null) this.#noteDamage();
    if (!BY_BACKUP.has(this.#trouble?.state ?? 'open'))
      throw notFitting('damaged, missing or older than it was');
    await this.#rescue('useBackup', () => replaceWithBackup(this.#options, name));
  }

  async putBack(): Promise<void> {
    await this.#look();
    const store = this.#opened?.context.store;
    if (this.#trouble?.state !== 'missing' || store === undefined) throw notFitting('removed and still open');
    this.#work = { kind: 'putBack', done: 0, total: 0 };
    try {
      putMemoryBack(this.#options, store);
    } finally {
      this.#work = null;
    }
    await this.#look();
  }

  progress(): RescueProgress {
    return { work: this.#work, report: this.#report };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#letGo();
  }

  /** Does something to a file that nobody here has open; meanwhile it is not looked at. */
  async #rescue<T>(
    kind: Work['kind'],
    work: (onProgress: (done: number, total: number) => void) => T | Promise<T>,
  ): Promise<T> {
    if (this.#work !== null)
      throw new AppError('conflict', 'This is being done already. Wait until it is done.');
    this.#work = { kind, done: 0, total: 0 };
    try {
      await this.#letGo();
      return await work((done, total) => (this.#work = { kind, done, total }));
    } finally {
      this.#work = null;
      this.#seen = '';
      await this.#look();
    }
  }

  /** What another worker met while reading, this one finds by looking through all pages. */
  #noteDamage(): void {
    const store = this.#opened?.context.store;
    if (store !== undefined && checkPages(store.read).length > 0)
      this.#note({ state: 'damaged', technical: 'quick_check' });
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
        saveFirst: () => saveBeforeMigration(home, clock()),
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
      level: 'warn',
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
    if (this.#closed || this.#work !== null) return;
    const { store } = this.#opened?.context ?? {};
    const place = store?.place.look();
    if (place === 'missing') this.#note({ state: 'missing', technical: null });
    else if (place === 'replaced' || this.#trouble?.state === 'damaged') await this.#letGo();
    // With the log of the file before, the new one would be overwritten by it.
    if (place === 'replaced' && store?.place.hasOwnLog() === true)
      setLogAside(this.#options.home, this.#options.clock());
    if (this.#opened === null) this.#openAgain();
    else if (place === 'here' && store && this.#isOver(store)) this.#goOn();
  }

  #openAgain(): void {
    const lasting = this.#trouble !== null && LASTING.has(this.#trouble.state);
    if (lasting && signatureOf(this.#file) === this.#seen) return;
    const before = this.#trouble;
    const since = this.#since;
    this.#open(SHORT_PATIENCE_MS);
    if (before !== null && this.#trouble?.state === before.state) this.#since = since;
    else if (this.#opened !== null) this.#tellEverything();
  }

  /** Whether what was wrong with an open file is so no more. */
  #isOver(store: Store): boolean {
    const state = this.#trouble?.state;
    if (state === undefined) return false;
    if (state === 'rolledBack') return findRollback(store, this.#options.home) === null;
    if (state === 'full') return freeBytes(this.#options.home) >= ROOM_BYTES;
    return store.isWritable();
  }

  #goOn(): void {
    this.#trouble = null;
    this.#since = null;
    this.#tellEverything();
  }

  #tell(changes: readonly Change[]): void {
    for (const listener of this.#listeners) listener(changes);
  }

  /** After a gap nobody knows what changed. */
  #tellEverything(): void {
    const seq = this.#opened === null ? 0 : lastSequence(this.#opened.context.store.read);
    this.#tell(EntityName.options.map((entity) => ({ entity, id: null, seq })));
  }

  #warn(message: string, error: unknown): void {
    this.#options.logger({ level: 'warn', module: 'keeping', message, fields: { trace: traceOf(error) } });
  }
}

function notFitting(what: string): AppError {
  return new AppError('conflict', `The file of the memory is not ${what}. Nothing was changed.`);
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
