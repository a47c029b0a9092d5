import { readFileSync } from 'node:fs';
import type { Role } from '../../../shared/entities/message.ts';

/** Something that was said. Times in milliseconds since 1970. */
export type Said = Readonly<{
  id: string;
  session: string;
  role: Role;
  text: string;
  picture: string | null;
  at: number | null;
}>;

/** A question, and the ids of what answers it. */
export type SetQuestion = Readonly<{ text: string; category: string; evidence: readonly string[] }>;

/** A conversation over several sessions, and what is asked of it. */
export type SetConversation = Readonly<{
  id: string;
  said: readonly Said[];
  questions: readonly SetQuestion[];
}>;

type Json = { [key: string]: unknown };

const CATEGORIES: Readonly<Record<string, string>> = {
  '1': 'multi-hop',
  '2': 'temporal',
  '3': 'open-domain',
  '4': 'single-hop',
  '5': 'adversarial',
};
const ROLES: readonly string[] = ['user', 'assistant'] satisfies Role[];
const MINUTE = 60_000;

/** Reads conversations with questions: LoCoMo's format (a list of samples), or lines of {conversation, questions, evidence}. */
export function readQuestionSet(file: string): SetConversation[] {
  const text = readFileSync(file, 'utf8');
  const records = text.trimStart().startsWith('[')
    ? (JSON.parse(text) as Json[]) // a list of samples
    : text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Json); // a sample a line
  return records
    .map((record, index) => readRecord(record, index))
    .filter(({ questions }) => questions.length > 0);
}

function readRecord(record: Json, index: number): SetConversation {
  const id = textOf(record['sample_id'] ?? record['id'], `conversation ${index + 1}`);
  const said = readConversation(record['conversation']);
  const known = new Set(said.map((each) => each.id));
  const questions = (
    listOf(record['qa']).length > 0 ? listOf(record['qa']) : listOf(record['questions'])
  ).map((question, place) => readQuestion(question, listOf(record['evidence'])[place], known));
  return { id, said, questions: questions.filter(({ evidence }) => evidence.length > 0) };
}

function readQuestion(value: unknown, besides: unknown, known: ReadonlySet<string>): SetQuestion {
  const fields = typeof value === 'string' ? { question: value } : objectOf(value);
  const given = fields['evidence'] ?? besides;
  const evidence = (Array.isArray(given) ? given.flat() : [given]).flatMap((each) =>
    idsIn(String(each), known),
  );
  const category = textOf(fields['category'], 'all');
  return {
    text: textOf(fields['question'] ?? fields['text'], ''),
    category: CATEGORIES[category] ?? category,
    evidence: [...new Set(evidence)],
  };
}

/** An id as it is, or all of LoCoMo's ids in a text that holds several, or writes them with zeros. */
function idsIn(text: string, known: ReadonlySet<string>): string[] {
  if (known.has(text)) return [text];
  return [...text.matchAll(/D:?(\d+):0*(\d+)/g)]
    .map(([, session, turn]) => `D${session}:${turn}`)
    .filter((id) => known.has(id));
}

function readConversation(value: unknown): Said[] {
  if (Array.isArray(value)) return readSessions(value);
  const fields = objectOf(value);
  const messages = fields['messages'] ?? fields['sessions'];
  if (Array.isArray(messages)) return readSessions(messages);
  return Object.keys(fields)
    .filter((key) => /^session_\d+$/.test(key))
    .toSorted((one, other) => Number(one.slice(8)) - Number(other.slice(8)))
    .flatMap((key) => {
      const start = dateOf(fields[`${key}_date_time`]);
      return listOf(fields[key]).map((turn, place) =>
        readMessage(turn, key, `${key}:${place}`, start === null ? null : start + place * MINUTE),
      );
    });
}

/** Messages, or lists of them, each a session. A message without an id has its number. */
function readSessions(list: readonly unknown[]): Said[] {
  let number = -1;
  return list.flatMap((item, place) => {
    const messages = Array.isArray(item) ? item : (objectOf(item)['messages'] ?? [item]);
    return listOf(messages).map((message) => {
      number += 1;
      const alone = listOf(messages).length === 1 && !Array.isArray(item);
      return readMessage(message, alone ? 'session_1' : `session_${place + 1}`, String(number), null);
    });
  });
}

function readMessage(value: unknown, session: string, number: string, at: number | null): Said {
  const fields = typeof value === 'string' ? { text: value } : objectOf(value);
  const role = textOf(fields['role'], 'user');
  const speaker = fields['speaker'] ?? fields['name'];
  const words = textOf(fields['text'] ?? fields['content'], '');
  const named = typeof speaker === 'string' && !ROLES.includes(speaker) && speaker !== '';
  const picture = fields['blip_caption'] ?? fields['caption'];
  return {
    id: textOf(fields['dia_id'] ?? fields['id'], number),
    session: textOf(fields['session'], session),
    role: role === 'assistant' || speaker === 'assistant' ? 'assistant' : 'user',
    text: named ? `${speaker}: ${words}` : words,
    picture: typeof picture === 'string' ? picture : null,
    at: at ?? dateOf(fields['at'] ?? fields['time'] ?? fields['timestamp'] ?? fields['date']),
  };
}

/** ISO dates, or LoCoMo's “1:56 pm on 8 May, 2023”; null for anything else. */
function dateOf(value: unknown): number | null {
  if (typeof value === 'number') return value < 1e11 ? value * 1000 : value;
  if (typeof value !== 'string') return null;
  const spoken = /(\d+):(\d+) (am|pm) on (\d+) (\w+),? (\d+)/i.exec(value);
  const [, hour = '', minute = '', half = '', day = '', month = '', year = ''] = spoken ?? [];
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const time =
    spoken === null ? Date.parse(value) : Date.parse(`${day} ${month} ${year} ${hours}:${minute}:00 UTC`);
  return Number.isNaN(time) ? null : time;
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}; // any object has keys
}

/** A text or a number as a text; the other for what is neither. */
function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
