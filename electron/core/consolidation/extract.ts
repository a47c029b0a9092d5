import { ENGLISH } from './rules/english.ts';
import type { Language, Rule, StatementKind } from './rules/rule.ts';
import { RUSSIAN } from './rules/russian.ts';
import { type Sentence, splitStatements } from './sentences.ts';

/** Something stated in a message, with the sentence that states it. */
export type Statement = Readonly<{
  kind: StatementKind;
  rule: string;
  category: string;
  key: string;
  value: string;
  sentence: string;
  /** 0–1. */
  confidence: number;
}>;

const CYRILLIC = /[\u0400-\u04ff]/;
/** What somebody adds to a statement is no part of it: "…, because it is quick". */
const AFTERTHOUGHT =
  /,? (?:because|потому что|так как) .*$|, (?:since|as|but|so|which|although|and (?:I|we|the|it|he|she|they|you|that)|поскольку|но|хотя|и (?:я|мы|он|она|это|все)) .*$/iu;
const LONGEST_KEY = 120;
const LONGEST_VALUE = 400;
/** A message that says more than so much in one breath is a document, not a remark. */
const MOST_STATEMENTS = 12;

/** Finds what a message states: preferences, facts, decisions and tasks; of an assistant's words decisions only. */
export function extractStatements(text: string, role: 'user' | 'assistant'): Statement[] {
  const found: Statement[] = [];
  for (const sentence of splitStatements(text)) {
    const statement = readSentence(sentence, role);
    if (statement) found.push(statement);
    if (found.length >= MOST_STATEMENTS) break;
  }
  return found;
}

function readSentence(sentence: Sentence, role: 'user' | 'assistant'): Statement | undefined {
  if (sentence.question) return undefined;
  const language = CYRILLIC.test(sentence.masked) ? RUSSIAN : ENGLISH;
  const skipped = language.leadIn.exec(sentence.masked)?.[0].length ?? 0;
  for (const start of skipped === 0 ? [0] : [0, skipped]) {
    const clause = sentence.masked.slice(start);
    if (!language.opening.test(clause)) continue;
    for (const rule of language.rules) {
      if (role === 'assistant' && rule.fromAssistant !== true) continue;
      const statement = rule.pattern.test(clause) && applyRule(language, rule, sentence, start);
      if (statement) return language.notMeant.test(sentence.masked) ? undefined : statement;
    }
  }
  return undefined;
}

function applyRule(
  language: Language,
  rule: Rule,
  { text, masked }: Sentence,
  start: number,
): Statement | undefined {
  // Places are asked for only here: finding them makes every match slower.
  const groups = new RegExp(rule.pattern.source, `${rule.pattern.flags}d`).exec(masked.slice(start))?.indices
    ?.groups;
  if (!groups) return undefined;
  const words = (name: string): string => {
    const place = groups[name];
    return place ? tidy(text.slice(start + place[0], start + place[1])) : '';
  };
  const value = words('value').replace(AFTERTHOUGHT, '');
  if (value === '' || value.length > LONGEST_VALUE || language.pointing.test(value)) return undefined;
  if (rule.unless?.test(value) === true || rule.value?.test(value) === false) return undefined;
  const other = words('other');
  const subject = words('subject') || (other === '' ? value : [value, other].toSorted().join(' / '));
  const stance = words('stance').toLowerCase() || (other === '' ? rule.stance : undefined);
  return {
    kind: rule.kind,
    rule: rule.id,
    category: rule.category ?? rule.kind,
    key: (rule.key ?? '*').replace('*', subject.toLowerCase()).slice(0, LONGEST_KEY),
    value: stance ?? value,
    sentence: text,
    confidence: rule.confidence,
  };
}

function tidy(words: string): string {
  return words
    .replace(/\s+/gu, ' ')
    .replace(/^(?:[\s,;:–—]|- )+/u, '')
    .replace(/[\s,;:–—-]+$/u, '');
}
