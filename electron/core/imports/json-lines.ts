import { damageMessages, isSpace, nestsTooDeep, NEWLINE, RecordBuffer } from './json-bytes.ts';
import type { Sink, Splitter } from './json-bytes.ts';

/** Cuts JSON Lines: one record a line, blank lines skipped, so that a damaged line costs only itself. */
export class LineSplitter implements Splitter {
  readonly #sink: Sink;
  readonly #buffer = new RecordBuffer();
  #line = 1;
  #lineStart: number;

  /** `offset` is where the first chunk lies in the source, in bytes. */
  constructor(sink: Sink, offset: number) {
    this.#sink = sink;
    this.#lineStart = offset;
  }

  push(chunk: Buffer): void {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end === -1) break;
      this.#finish(chunk.subarray(from, end), false);
      from = end + 1;
    }
    this.#buffer.append(chunk.subarray(from));
  }

  end(): void {
    this.#finish(Buffer.alloc(0), true);
  }

  #finish(last: Buffer, atEnd: boolean): void {
    const at = { line: this.#line, byte: this.#lineStart };
    this.#lineStart += this.#buffer.length + last.length + 1;
    this.#line += 1;
    const bytes = this.#buffer.take(last);
    if (bytes === null) this.#sink.damage(at, damageMessages.tooLong, atEnd);
    else if (isBlank(bytes)) return;
    else if (nestsTooDeep(bytes)) this.#sink.damage(at, damageMessages.tooDeep, false);
    else this.#sink.record(bytes, at, 0, atEnd);
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every(isSpace);
}
