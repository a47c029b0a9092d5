/** What a person or an assistant can state in a message. */
export type StatementKind = 'preference' | 'fact' | 'decision' | 'task' | 'important';

/**
 * One way of stating something, as data: what it looks like, what it yields, and sentences that show both.
 *
 * The pattern is held against a clause from its first word on, in which quotations and code are blanked out. Its group
 * `value` is what is stated; `subject` what it is stated of; `other` the alternative it was preferred to.
 */
export type Rule = Readonly<{
  id: string;
  kind: StatementKind;
  pattern: RegExp;
  /** 0–1: how sure such a sentence is meant as it is read. */
  confidence: number;
  /** Also in the words of an assistant; without it only the person's own count. */
  fromAssistant?: boolean;
  category?: string;
  /** What it is kept under; `*` stands for the subject. Without it the subject, else the value, is the key. */
  key?: string;
  /** What is kept where the stated words are themselves the key, e.g. "likes". A group `stance` goes before. */
  stance?: string;
  /** Values that must look like this to count. */
  value?: RegExp;
  /** Values that show that it was meant otherwise. */
  unless?: RegExp;
  /** Sentences it finds. */
  examples: readonly string[];
  /** Sentences it must leave alone. */
  counterExamples: readonly string[];
}>;

/** The rules of one language, and what makes a clause no statement whatever the rules say. */
export type Language = Readonly<{
  rules: readonly Rule[];
  /** Words a statement may begin with that do not change it: "By the way, …". */
  leadIn: RegExp;
  /** Suppositions, and statements somebody else makes. */
  notMeant: RegExp;
  /** A cheap look at the first words of a clause: no rule matches one that begins otherwise. */
  opening: RegExp;
  /** Values that point at something outside the sentence, or say nothing by themselves: "it", "this idea". */
  pointing: RegExp;
}>;
