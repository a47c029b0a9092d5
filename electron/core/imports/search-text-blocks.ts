/** Writes what a text is indexed as into `room` from `at`; gives where it ends, -1 where there is too little room. */
type WriteSearchText = (text: string, room: DataView<ArrayBuffer>, at: number) => number;

/** Bytes for the terms of some hundred messages. */
const BLOCK = 256 * 1024;

/**
 * Analyses messages into blocks of bytes that another thread may be given as they are: as a string of its own for each, what
 * is indexed would be copied four times on its way into the index.
 */
export class SearchTextBlocks {
  readonly #write: WriteSearchText;
  #full: ArrayBuffer[] = [];
  #block: DataView<ArrayBuffer> | null = null;
  #end = 0;

  constructor(write: WriteSearchText) {
    this.#write = write;
  }

  /** Gives what a text is indexed as, in UTF-8: a part of a block. */
  add(text: string): Uint8Array {
    for (let bytes = BLOCK; ; bytes *= 2) {
      this.#block ??= this.#begin(bytes);
      const start = this.#end;
      const end = this.#write(text, this.#block, start);
      if (end >= 0) {
        this.#end = end;
        return new Uint8Array(this.#block.buffer, start, end - start);
      }
      if (start === 0) this.#full.pop();
      this.#block = null;
    }
  }

  /** Gives the blocks that were filled since it was asked last; they are not written to any more. */
  take(): ArrayBuffer[] {
    const full = this.#full;
    this.#full = [];
    this.#block = null;
    return full;
  }

  #begin(bytes: number): DataView<ArrayBuffer> {
    const buffer = new ArrayBuffer(bytes);
    this.#full.push(buffer);
    this.#end = 0;
    return new DataView(buffer);
  }
}
