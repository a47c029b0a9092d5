import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { grammars } from './grammars.ts';
import type { Language } from './languages.ts';
import type { HighlightAnswer, HighlightRequest, Token, TokenKind } from './tokens.ts';

const LONGEST_LINE = 2000;
const KINDS: Readonly<Record<string, TokenKind>> = {
  'var(--shiki-token-keyword)': 'k',
  'var(--shiki-token-string)': 's',
  'var(--shiki-token-string-expression)': 's',
  'var(--shiki-token-comment)': 'c',
  'var(--shiki-token-function)': 'f',
};

// Colours come from the style sheet, so that a theme changes them without highlighting anew.
const highlighter = createHighlighterCore({
  themes: [createCssVariablesTheme({ name: 'kinds' })],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

addEventListener('message', (event: MessageEvent<HighlightRequest>) => {
  const { id, code, language } = event.data;
  void highlighter
    .then((ready) => highlight(ready, code, language))
    .catch(() => null)
    .then((lines) => postMessage({ id, lines } satisfies HighlightAnswer));
});

async function highlight(ready: HighlighterCore, code: string, language: Language): Promise<Token[][]> {
  if (!ready.getLoadedLanguages().includes(language)) {
    const grammar = await grammars[language]();
    await ready.loadLanguage(grammar.default);
  }
  const lines = ready.codeToTokensBase(code, {
    lang: language,
    theme: 'kinds',
    tokenizeMaxLineLength: LONGEST_LINE,
  });
  return lines.map((line) => line.map((token): Token => [token.content, KINDS[token.color ?? ''] ?? '']));
}
