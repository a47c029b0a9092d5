import type { Role } from '../../../shared/entities/message.ts';
import { FACTS } from './text-facts.ts';

/** What recall reads of a message or a record to judge it. Times in milliseconds. */
export type TurnSource = Readonly<{
  /** What it was said in; records that stand alone have a conversation of their own. */
  conversation: string;
  role: Role | null;
  text: string;
  /** What it is indexed as. */
  terms: readonly string[];
  /** When it was said; null where that tells nothing. */
  at: number | null;
}>;

/** A text that may answer, with what can be seen of it without knowing the question. `text` is its beginning. */
export type Turn = TurnSource &
  Readonly<{
    /** In terms. */
    length: number;
    /** Who says it, folded, where the text says so; empty if not. */
    speaker: string;
    isQuestion: boolean;
  }>;

/** So much of a text is read. */
const READ_TERMS = 1200;
const READ_TEXT = 2000;

const SPEAKER =
  /^\s*((?:\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,2})(?=: )|\p{Lo}{1,8}(?=[:：]))/u;
const QUESTION = /[?？؟]["'»”)\]]*\s*$/u;

/** Reads a text once for all questions that may be asked of it. */
export function readTurn(source: TurnSource): Turn {
  const { terms } = source;
  const head = source.text.slice(0, READ_TEXT);
  return {
    ...source,
    text: head,
    terms: terms.length > READ_TERMS ? terms.slice(0, READ_TERMS) : terms,
    length: terms.length,
    speaker: (SPEAKER.exec(head)?.[1] ?? '').toLowerCase(),
    isQuestion: QUESTION.test(spokenPart(source.text).slice(-120)),
  };
}

/** A message without the picture that is described in its last line. */
function spokenPart(text: string): string {
  const line = text.lastIndexOf('\n');
  return line > 0 && FACTS.picture(text.slice(line, line + 60)) ? text.slice(0, line) : text;
}
