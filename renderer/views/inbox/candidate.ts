import type { Candidate } from '../../../shared/entities/proposal.ts';
import type { Json } from '../../../shared/primitives.ts';
import { textOfValue } from '../../state/field-save.ts';

/** The words of what is proposed: what would be kept. */
export function wordsOf(candidate: Candidate): string {
  switch (candidate.kind) {
    case 'preference':
      return textOfValue(candidate.value);
    case 'knowledge':
      return candidate.value;
    case 'task':
      return candidate.description;
    case 'memory':
      return candidate.content;
  }
}

/** A record in force, as far as its words are told. */
type Told = Readonly<{ entity: string; text: string; living: boolean }> | null | undefined;

/** What would be kept: the words of what is stored as it is now; those that were proposed where nothing is. */
export function wordsNow(candidate: Candidate, record: Told): string {
  return record?.living === true ? readStored(record.entity, record.text) : wordsOf(candidate);
}

/** What is proposed, in other words. */
export function withWords(candidate: Candidate, words: string): Candidate {
  switch (candidate.kind) {
    case 'preference':
      return { ...candidate, value: valueOf(words, candidate.value) };
    case 'knowledge':
      return { ...candidate, value: words };
    case 'task':
      return { ...candidate, description: words };
    case 'memory':
      return { ...candidate, content: words };
  }
}

/** What it would be kept under; null where it has no name. */
export function keyOf(candidate: Candidate): string | null {
  return candidate.kind === 'preference' || candidate.kind === 'knowledge' ? candidate.key : null;
}

/** What is proposed, under another key; what has none stays as it is. */
export function withKey(candidate: Candidate, key: string): Candidate {
  return candidate.kind === 'preference' || candidate.kind === 'knowledge'
    ? { ...candidate, key }
    : candidate;
}

/** What a proposal is called in a list: its key and its words, or its words alone where they say it all. */
export function titleOf(candidate: Candidate): string {
  const key = keyOf(candidate);
  const words = wordsOf(candidate);
  return key === null || key.toLowerCase() === words.toLowerCase() ? words : `${key}: ${words}`;
}

/** A value of a preference that was stored as JSON, as a person reads it. */
export function readStored(entity: string, text: string): string {
  if (entity !== 'preference') return text;
  try {
    return textOfValue(JSON.parse(text));
  } catch {
    return text;
  }
}

/** An edited text: what was no text before is read as JSON, where it still is. */
function valueOf(words: string, before: Json): Json {
  if (typeof before === 'string') return words;
  try {
    return JSON.parse(words) as Json; // JSON.parse gives JSON
  } catch {
    return words;
  }
}
