/** A sentence of a message: as it was written, and with quotations and code blanked out at the same places. */
export type Sentence = Readonly<{ text: string; masked: string; question: boolean }>;

/** Stands for what is quoted: no pattern matches it, and no place moves. */
const BLANK = '\uFFFC';
/** Whoever says more than this at once is mostly pasting. In UTF-16 units. */
const LONGEST_MESSAGE = 20_000;
const LONGEST_SENTENCE = 400;

const QUOTED =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|(?<![\p{L}\p{N}])'[^'\n]{2,400}'(?![\p{L}\p{N}])/gu;
const CODE_LINE =
  /^\s*(?:>|\/\/|#!|\$ |\/\*|<\/?[a-z]|(?:const|let|var|function|class|def|import|export|return|public|private|SELECT|INSERT|UPDATE|git|npm|echo|print|assert|console)(?=[\s.(])(?!'s))|=>|[{};]\s*$|\w\(.*\)\s*[:{]?$|[=!]=/u;
const LIST_MARK = /^\s*(?:[-*•]|\d{1,3}[.)])\s+(?:\[[ x]\]\s+)?/u;
const END = /[.!?…]+(?=\s|$)["'”»)]*|\n/gu;

/** Splits a message into the sentences its author says in their own words. Lines that are code or quoted are left out. */
export function splitStatements(message: string): Sentence[] {
  const text = message.slice(0, LONGEST_MESSAGE);
  const masked = text.replace(QUOTED, (quoted) =>
    quoted.replace(/[^\n]/gu, (unit) => BLANK.repeat(unit.length)),
  );
  const found: Sentence[] = [];
  let start = 0;
  for (const line of masked.split('\n')) {
    const mark = LIST_MARK.exec(line)?.[0].length ?? 0;
    if (!CODE_LINE.test(line)) addSentences(found, text, masked, start + mark, start + line.length);
    start += line.length + 1;
  }
  return found;
}

function addSentences(found: Sentence[], text: string, masked: string, from: number, to: number): void {
  let start = from;
  const add = (end: number, mark: string): void => {
    const words = masked.slice(start, end);
    const lead = words.length - words.trimStart().length;
    const length = words.trim().length;
    if (length >= 4 && length <= LONGEST_SENTENCE) {
      const at = start + lead;
      const sentence = { text: text.slice(at, at + length), masked: masked.slice(at, at + length) };
      found.push({ ...sentence, question: mark.includes('?') });
    }
    start = end + mark.length;
  };
  for (const { index, 0: mark } of masked.slice(from, to).matchAll(END)) add(from + index, mark);
  if (start < to) add(to, '');
}
