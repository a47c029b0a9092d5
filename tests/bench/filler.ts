import { closeSync, openSync, writeSync } from 'node:fs';
import type { SourceItem, SourceMessage } from '../../electron/core/imports/source-record.ts';
import type { Role } from '../../shared/entities/message.ts';
import { seededRandom, wordOfRank } from './corpus.ts';

/** What makes up conversations of messages of about 450 characters. */
export type Filler = Readonly<{
  writeText(length: number): string;
  writeConversation(messages: number): { role: Role; text: string }[];
}>;

const LENGTH = 450;
const MESSAGES_PER_SESSION = 100;
const MINUTE = 60_000;
const START = Date.UTC(2023, 0, 1);
const NAMES =
  'Alba Bruno Celia Darko Edda Fabio Greta Hamid Ilka Jonas Katja Leon Mirela Nuno Oskar Petra'.split(' ');
/** So many of the words are of the given texts; the others are general ones. */
const OWN_SHARE = 0.5;
const GENERAL_WORDS = 40_000;
/** How often words come falls with their rank (Mandelbrot's form of Zipf's law, 1953). */
const FLATTENED = 2.7;

/** Makes up text with the words of given texts, as frequent by their rank as words are, and general ones. */
export function createFiller(texts: readonly string[]): Filler {
  const random = seededRandom(texts.length);
  const own = wordsByFrequency(texts);
  const rankBelow = (words: number): number =>
    Math.floor(FLATTENED * ((words + FLATTENED) / FLATTENED) ** random() - FLATTENED);
  const writeWord = (): string =>
    random() < OWN_SHARE ? (own[rankBelow(own.length)] ?? '') : wordOfRank(rankBelow(GENERAL_WORDS), false);
  const writeText = (length: number): string => {
    let text = '';
    let inSentence = 0;
    while (text.length < length) {
      const word = writeWord();
      text += inSentence === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
      inSentence += 1;
      const ends = inSentence > 5 && random() < 0.12;
      text += ends ? '. ' : ' ';
      if (ends) inSentence = 0;
    }
    return `${text.trimEnd()}.`;
  };
  const writeName = (): string => NAMES[Math.floor(random() * NAMES.length)] ?? '';
  return {
    writeText,
    /** Every other one is of two people, who are named; the others are of a person and an assistant. */
    writeConversation(messages) {
      const talking = random() < 0.5 ? [writeName(), writeName()] : null;
      return Array.from({ length: messages }, (_, index) => {
        const text = writeText(LENGTH - 20 + Math.floor(random() * 40));
        if (talking !== null) return { role: 'user', text: `${talking[index % 2] ?? ''}: ${text}` };
        return { role: index % 2 === 0 ? 'user' : 'assistant', text };
      });
    },
  };
}

function wordsByFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}']+/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([word]) => word);
}

/** Made-up conversations one after another, as an adapter gives them. */
export function* itemsOf(filler: Filler, messages: number): Iterable<SourceItem> {
  for (let number = 0, written = 0; written < messages; number += 1) {
    const length = Math.min(MESSAGES_PER_SESSION, messages - written);
    const externalId = `other-${number}`;
    const start = START + number * 11 * MINUTE;
    yield {
      kind: 'session',
      session: {
        source: 'openai',
        externalId,
        title: filler.writeText(40),
        startedAt: start,
        model: null,
        project: null,
        agentName: null,
        parentExternalId: null,
      },
    };
    const said = filler.writeConversation(length);
    const list = said.map(({ role, text }, index): SourceMessage => ({
      externalId: String(index),
      parentExternalId: index === 0 ? null : String(index - 1),
      role,
      parts: [{ type: 'text', text }],
      active: true,
      tokens: null,
      model: null,
      sentAt: start + index * MINUTE,
    }));
    yield { kind: 'messages', sessionExternalId: externalId, messages: list };
    written += length;
  }
}

/** Writes such conversations to a file, as OpenAI chat messages in JSON Lines. */
export function writeFillerFile(file: string, filler: Filler, messages: number): void {
  const handle = openSync(file, 'w');
  try {
    for (const item of itemsOf(filler, messages)) {
      if (item.kind !== 'messages') continue;
      const said = item.messages.map(({ role, parts, sentAt }) => ({
        role,
        content: parts.map((part) => ('text' in part ? part.text : '')).join(''),
        created_at: new Date(sentAt ?? 0).toISOString(),
      }));
      writeSync(handle, `${JSON.stringify({ id: item.sessionExternalId, messages: said })}\n`);
    }
  } finally {
    closeSync(handle);
  }
}
