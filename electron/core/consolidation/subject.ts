import { hashText } from './hash.ts';
import { plainWords } from './similar.ts';

/** What a short statement says of what: "The deploy day is Thursday" says "Thursday" of "deploy day is". */
export type Saying = Readonly<{ subject: string; value: string }>;

const LONGEST = 240;
const LONGEST_VALUE_WORDS = 12;

/** Verbs that give one value at a time. "Uses" and "likes" are left out: nothing keeps anybody from using two things. */
const SAYING =
  /^(?<subject>[^.!?\n]{3,100}?)(?:\s+(?<verb>is called|is named|lives in|live in|is based in|works at|works for|costs|equals|runs on|is|are|это|зовут|живёт в|живет в|живу в|работает в|работаю в|стоит|равен|равна|равно|работает на)\s+|\s*(?<mark>=|:|—|–)\s+)(?<value>[^\n]+?)[.!]?$/iu;
const EMPTY =
  /^(?:the|a|an|my|our|your|this|that|it|he|she|they|there|we|what|мой|моя|моё|мои|наш|наша|наше|это|этот|он|она|они|там)$/u;
const NEGATED = /^(?:not|no longer|never|не|больше не)\s/iu;

/** Reads a statement of one sentence; null for anything else. */
export function readSaying(text: string): Saying | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const groups = SAYING.exec(trimmed)?.groups;
  if (!groups) return null;
  const value = groups['value'] ?? '';
  const words = plainWords(groups['subject'] ?? '').filter((word) => !EMPTY.test(word));
  const verb = (groups['verb'] ?? 'is').toLowerCase();
  const copula = /^(?:is|are|это|равен|равна|равно|equals)$/.test(verb);
  // "Ada is tall" and "Ada is a nurse" agree; "Ada's editor is …" says one thing only.
  if (words.length < (copula ? 2 : 1) || NEGATED.test(value)) return null;
  const said = plainWords(value);
  if (said.length === 0 || said.length > LONGEST_VALUE_WORDS) return null;
  return { subject: [...words.toSorted(), copula ? 'is' : verb].join(' '), value: said.join(' ') };
}

/** A fact under a category and a key says its value of them. */
export function sayingOfFact(key: string, value: string): Saying | null {
  const words = plainWords(key).filter((word) => !EMPTY.test(word));
  const said = plainWords(value);
  if (words.length < 2 || said.length === 0 || said.length > LONGEST_VALUE_WORDS) return null;
  return { subject: [...words.toSorted(), 'is'].join(' '), value: said.join(' ') };
}

/** A number two statements of the same thing share. */
export function subjectHash({ subject }: Saying): string {
  return hashText(subject);
}

/** Whether two values of one subject cannot both stand: neither says what the other says, only with more words. */
export function contradict(one: Saying, other: Saying): boolean {
  const ours = new Set(one.value.split(' '));
  const theirs = new Set(other.value.split(' '));
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  const smaller = Math.min(ours.size, theirs.size);
  return shared < smaller && shared / (ours.size + theirs.size - shared) < 0.5;
}
