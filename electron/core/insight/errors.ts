import { ErrorCode } from '../../../shared/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import type { WriteDb } from '../store/database.ts';
import { addErrors, type NotedError } from '../store/errors.ts';

/** A log whose errors are kept in the store as well. */
export type ErrorKeeper = Readonly<{
  log: Logger;
  /** Writes down what is not yet; what cannot be written waits. */
  flush(): void;
}>;

type Entry = Parameters<Logger>[0];

/** How long errors wait in memory, in milliseconds: some come many at a time. */
const WAIT_MS = 1000;
const MOST_WAITING = 100;
const LONGEST_TRACE = 4000;

/** What the keeper works with. */
type World = Readonly<{ now: Clock; log: Logger; aside(work: (db: WriteDb) => void): void }>;

/** Makes the keeper of one open memory. A log line carries no stored text, so neither does what is kept. */
export function keepErrors({ now, log, aside }: World): ErrorKeeper {
  const waiting = new Map<string, NotedError>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    try {
      aside((db) => addErrors(db, waiting.values()));
      waiting.clear();
    } catch {
      // A memory that cannot be written to has been told of by then; it is tried again with the next error.
    }
  };
  const note = (entry: Entry): void => {
    const found = errorOf(entry);
    const key = JSON.stringify(found);
    const known = waiting.get(key);
    if (known === undefined && waiting.size >= MOST_WAITING) return;
    const at = now();
    const count = (known?.count ?? 0) + 1;
    waiting.set(key, { ...found, count, firstAt: known?.firstAt ?? at, lastAt: at });
    timer ??= setTimeout(flush, WAIT_MS).unref();
  };
  return {
    log(entry) {
      if (entry.level === 'error') note(entry);
      log(entry);
    },
    flush,
  };
}

function errorOf({
  module,
  fields = {},
}: Entry): Pick<NotedError, 'code' | 'module' | 'operation' | 'trace'> {
  const code = ErrorCode.safeParse(fields['code']);
  const { operation, trace } = fields;
  return {
    code: code.success ? code.data : 'internal',
    module,
    operation: typeof operation === 'string' ? operation : null,
    trace: typeof trace === 'string' ? trace.slice(0, LONGEST_TRACE) : '',
  };
}
