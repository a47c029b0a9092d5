import type { Language } from './languages.ts';

/** A stretch of code and what it is; the class names are those of transcript.css. */
export type Token = readonly [text: string, kind: TokenKind];
export type TokenKind = '' | 'k' | 's' | 'c' | 'f';

export type HighlightRequest = Readonly<{ id: number; code: string; language: Language }>;
/** Lines of tokens; null where the code could not be read. */
export type HighlightAnswer = Readonly<{ id: number; lines: readonly (readonly Token[])[] | null }>;
