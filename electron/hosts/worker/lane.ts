import type { Worker } from 'node:worker_threads';
import type { Change } from '../../../shared/entities/history.ts';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { AppError, toWire, traceOf, type Wire } from '../../../shared/errors.ts';
import { HANDED_OVER, type WorkerReport, type WorkerRequest } from './messages.ts';

const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;
const CLOSE_MS = 1500;

const DIED: Wire = {
  ok: false,
  code: 'unavailable',
  message:
    'The part of Mneme that keeps the memory stopped and is being started again. What was saved before is safe. Look whether your last change is there, then try again.',
};
const KEEPS_DYING: Wire = {
  ok: false,
  code: 'unavailable',
  message:
    'The part of Mneme that keeps the memory keeps stopping. What was saved is safe. Wait a minute and try again; if that does not help, start Mneme again.',
};
const CLOSED: Wire = {
  ok: false,
  code: 'unavailable',
  message: 'Mneme is closing. What was saved is safe; nothing was changed. Start Mneme and try again.',
};
const NOT_DATA: Wire = {
  ok: false,
  code: 'invalid_input',
  message: 'This input holds something that is not data. Nothing was changed.',
};

export type LaneOptions = Readonly<{
  start(): Worker;
  onChanges(changes: readonly Change[]): void;
  /** The worker ended by itself. */
  onDeath(): void;
  /** Milliseconds on any clock that only goes forward. */
  clock(): number;
}>;

/** One worker and what it still owes. A worker that dies is replaced, at most three times a minute. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #owed = new Map<number, (wire: Wire) => void>();
  readonly #opened = Promise.withResolvers<Wire>();
  #worker: Worker | undefined;
  /** How the memory is while the worker brings it up to date, and answers nobody. */
  #updating: StoreCondition | null = null;
  #restarts: number[] = [];
  #lastId = 0;
  #closing = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** How opening the store went, the first time. */
  get opened(): Promise<Wire> {
    return this.#opened.promise;
  }

  /** Asks the worker. Always answers; a death, a closed lane, input that is no data and HANDED_OVER are answers too. */
  send(request: WorkerRequest): Promise<Wire> {
    if (this.#closing) return Promise.resolve(CLOSED);
    if (this.#updating !== null) return Promise.resolve(tellUpdating(this.#updating, request));
    const worker = this.#worker ?? this.#restart();
    return worker === undefined ? Promise.resolve(KEEPS_DYING) : this.#post(worker, request);
  }

  /** Lets the core close its files, then ends the worker; within 1.5 s. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const worker = this.#worker;
    if (worker === undefined) return;
    const timeout = Promise.withResolvers<void>();
    const timer = setTimeout(timeout.resolve, CLOSE_MS);
    await Promise.race([this.#post(worker, { kind: 'close' }), timeout.promise]);
    clearTimeout(timer);
    await worker.terminate();
  }

  #post(worker: Worker, request: WorkerRequest): Promise<Wire> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#owed.set(id, resolve);
      try {
        worker.postMessage({ ...request, id });
      } catch {
        this.#settle(id, NOT_DATA);
      }
    });
  }

  #start(): Worker {
    const worker = this.#options.start();
    worker.on('message', (report: WorkerReport) => this.#hear(report));
    worker.on('error', (error: unknown) => {
      process.stderr.write(`mneme error worker: stopped by ${traceOf(error)}\n`);
    });
    worker.on('exit', () => this.#bury());
    return worker;
  }

  #hear(report: WorkerReport): void {
    if (report.kind === 'answer') this.#settle(report.id, report.wire);
    else if (report.kind === 'handOver') this.#settle(report.id, HANDED_OVER);
    else if (report.kind === 'changes') this.#options.onChanges(report.changes);
    else if (report.kind === 'updating') this.#updating = report.condition;
    else {
      this.#updating = null;
      this.#opened.resolve(report.wire);
    }
  }

  #settle(id: number, wire: Wire): void {
    this.#owed.get(id)?.(wire);
    this.#owed.delete(id);
  }

  #bury(): void {
    this.#worker = undefined;
    this.#updating = null;
    const owed = [...this.#owed.keys()];
    if (!this.#closing) this.#options.onDeath();
    const wire = this.#closing ? CLOSED : this.#restart() === undefined ? KEEPS_DYING : DIED;
    this.#opened.resolve(wire);
    for (const id of owed) this.#settle(id, wire);
  }

  #restart(): Worker | undefined {
    const now = this.#options.clock();
    this.#restarts = this.#restarts.filter((at) => now - at < RESTART_WINDOW_MS);
    if (this.#restarts.length >= MAX_RESTARTS) return undefined;
    this.#restarts.push(now);
    this.#worker = this.#start();
    return this.#worker;
  }
}

/** Whoever asks how the memory is gets it told; all else fails with it. */
function tellUpdating(condition: StoreCondition, request: WorkerRequest): Wire {
  if (request.kind === 'call' && request.operation === 'store.status') return { ok: true, value: condition };
  return toWire(new AppError('unavailable', condition.message, { condition }));
}
