type Range = readonly [start: number, end: number];

/** Words shown on each side of the sentence, in UTF-16 units. */
const AROUND = 180;
const WITHOUT_SENTENCE = 320;

/**
 * The part of a message that is shown: the sentence that was read, with what stands around it, and where it is in that;
 * the beginning of the message where the sentence is not in it.
 */
export function excerptOf(
  message: string,
  sentence: string | null,
): Readonly<{ text: string; ranges: readonly Range[] }> {
  const place = sentence === null || sentence === '' ? null : findSentence(message, sentence);
  if (place === null) return { text: cut(message, 0, WITHOUT_SENTENCE), ranges: [] };
  const start = startBefore(message, place[0]);
  const end = endAfter(message, place[1]);
  const text = cut(message, start, end);
  const moved = start === 0 ? 0 : 1 - start;
  return { text, ranges: [[place[0] + moved, place[1] + moved]] };
}

/** Where a sentence stands in a message, however the spaces and line ends between its words are. */
function findSentence(message: string, sentence: string): Range | null {
  const words = sentence.trim().split(/\s+/);
  const pattern = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'u').exec(message);
  return match === null ? null : [match.index, match.index + match[0].length];
}

function startBefore(message: string, at: number): number {
  if (at <= AROUND) return 0;
  const space = message.indexOf(' ', at - AROUND);
  return space < 0 || space >= at ? at - AROUND : space + 1;
}

function endAfter(message: string, at: number): number {
  if (message.length - at <= AROUND) return message.length;
  const space = message.lastIndexOf(' ', at + AROUND);
  return space <= at ? at + AROUND : space;
}

function cut(message: string, start: number, end: number): string {
  const before = start === 0 ? '' : '…';
  return before + message.slice(start, end) + (end < message.length ? '…' : '');
}
