import { v7 } from 'uuid';

const BYTES = 16;
/** Random bytes are fetched for so many ids at once: asking the system each time takes longer than all else of an id. */
const AT_ONCE = 256;

/** Makes what gives ids (UUIDv7, RFC 9562), each larger than the one before. */
export function createIds(): () => string {
  const bytes = new Uint8Array(AT_ONCE * BYTES);
  let used = bytes.length;
  let milliseconds = 0;
  let sequence = 0;
  return () => {
    if (used === bytes.length) {
      crypto.getRandomValues(bytes);
      used = 0;
    }
    const random = bytes.subarray(used, used + BYTES);
    used += BYTES;
    const now = Date.now();
    sequence =
      now > milliseconds ? new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1 : sequence + 1;
    milliseconds = Math.max(now, milliseconds);
    return v7({ random, msecs: milliseconds, seq: sequence });
  };
}
