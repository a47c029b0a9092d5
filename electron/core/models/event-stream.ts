/** One event of a stream of server-sent events. */
export type ServerEvent = Readonly<{ event: string; data: string }>;

/** An event larger than this is no part of an answer. In UTF-16 units. */
const LARGEST_EVENT = 1_000_000;

/** Thrown where a stream cannot be one of events. */
export class EventTooLarge extends Error {}

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) out of bytes that may be cut anywhere, within a character as well.
 * Comments are passed over; what is left at the end counts as an event. llama.cpp writes failures as a field `error`.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = '';
  let data: string[] = [];
  const take = (): ServerEvent[] => {
    const taken = data.length === 0 ? [] : [{ event, data: data.join('\n') }];
    event = '';
    data = [];
    return taken;
  };
  for await (const line of readLines(chunks)) {
    if (line === '') {
      yield* take();
      continue;
    }
    const { field, value } = splitLine(line);
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'error') {
      event = 'error';
      data.push(value);
    }
    if (data.reduce((sum, part) => sum + part.length, 0) > LARGEST_EVENT) throw new EventTooLarge();
  }
  yield* take();
}

function splitLine(line: string): { field: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { field: line, value: '' };
  return { field: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}

/** Lines end with CR LF, LF or CR; a CR at the end of a chunk may be the first half of CR LF. */
async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LARGEST_EVENT) throw new EventTooLarge();
  }
  rest += decoder.decode();
  if (rest !== '') yield* rest.replace(/\r$/, '').split(/\r\n|\n|\r/);
}
