import type { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';

/** What happened in one run: tests read it as `globalThis.standin`, or from the file of STANDIN_RECORD at the end. */
export class StandinRecord {
  /** Requests that would have left the machine. */
  readonly egress: string[] = [];
  /** Addresses and files handed to the system's own programs. */
  readonly openedExternal: string[] = [];
  readonly errorBoxes: string[] = [];
  readonly console: string[] = [];
  readonly preloadErrors: string[] = [];
  readonly notImplemented: string[] = [];
  /** What ended the main process against its will. */
  readonly fatalErrors: string[] = [];

  /** Records the use of something Electron has and the stand-in lacks; the caller throws the error. */
  missing(what: string): Error {
    this.notImplemented.push(what);
    return new Error(`stand-in: ${what} is not implemented`);
  }

  /** Writes the record as JSON. */
  save(file: string): void {
    writeFileSync(file, JSON.stringify(this, null, 1));
  }
}

/** Makes subscribing to any other event throw: a listener that can never be called would hide a gap or a typing error. */
export function allowOnlyEvents(
  emitter: EventEmitter,
  name: string,
  events: readonly string[],
  record: StandinRecord,
): void {
  emitter.on('newListener', (event: string | symbol) => {
    if (typeof event === 'string' && !events.includes(event))
      throw record.missing(`event ${name} '${event}'`);
  });
}
