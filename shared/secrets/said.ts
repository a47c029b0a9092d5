import type { FoundSecret } from '../entities/secret.ts';
import { isSecretValue, type Manner } from './values.ts';

/** What something secret is called, in English, Russian and code. */
const CALLED = new RegExp(
  '(?:pass(?:word|phrase|wd|code)|pwd|парол(?:ь|я|ем|ю)|кодов(?:ое|ая) (?:слово|фраза)|pin(?:[ _-]?code)?|пин(?:-?код)?' +
    '|(?:api|access|auth|secret|private|encryption|signing|client|account|storage|master|license)[ _-]?(?:access[ _-]?)?(?:key|token|secret)' +
    '|(?:refresh|bearer|bot|session|deploy|personal|id|csrf|app)[ _-]?(?:token|secret)|api[ _-]?ключ' +
    '|(?:секретн(?:ый|ого) )?ключ(?: api| доступа)?|токен(?:а|ом)?(?: доступа| бота)?|credentials?|secret|token)' +
    '(?![A-Za-zА-Яа-яЁё\\d])',
  'gi',
);
/** How code and settings say it, up to the value. */
const SIGN = /["'`\]]{0,2}[ \t]{0,4}(?::=|=>|={1,3}|:)[ \t]{0,4}/y;
/** How a sentence says it: what it is for, then a colon, a dash or a verb. */
const WORDS =
  /^(?:[ \t][^:=\n.,;!?]{1,40}?)?(?:[ \t]{0,2}[:=—–][ \t\n]{0,2}|[ \t]-[ \t]|[ \t](?:is|was|will be|это|теперь|такой)[ \t:]{1,3})/;
const GAP = /[ \t]{1,2}/y;
const QUOTE = /[`"'«“]?/y;
/** How far a sentence may be from the name to the value, in characters. */
const REACH = 48;
/** So much of a value is looked at; where it is a secret, what follows without a gap belongs to it. */
const LONGEST_VALUE = 100;
/** So many names are looked at within the value of another one. */
const MOST_WITHIN = 3;
const REST = /[^\s"'`«»,]+/y;
const VALUE_TO: ReadonlyMap<string, RegExp> = new Map([
  ['"', /[^"\n]{1,100}(?=")/y],
  ["'", /[^'\n]{1,100}(?=')/y],
  ['`', /[^`\n]{1,100}(?=`)/y],
  ['«', /[^»\n]{1,100}(?=»)/y],
  ['“', /[^”\n]{1,100}(?=”)/y],
  ['', /[^\s"'`«»,]{4,100}/y],
]);

const PASSWORD = /^(?:pass|pwd|парол|код|pin|пин)/i;
/** Names that much else has: what they are said to be must look like it was made by chance. */
const GENERIC = /^(?:secret|token|credentials?|ключ|токен.*)$/i;
const OWN = /(?:my|our|his|her|their|the new|мой|наш|его|её|их|новый)[ \t]$/i;

/** Finds what a text says a password, a key or a token is: in code, in settings, in sentences. */
export function findSaid(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  let end = 0;
  // The value that was read last, and how many names within it were looked at: in one that is nothing but names, few are.
  let read = { end: 0, names: 0 };
  CALLED.lastIndex = 0;
  for (let match = CALLED.exec(text); match !== null;) {
    const { index } = match;
    const called = match[0];
    const next = CALLED.exec(text);
    const names = index < read.end ? read.names + 1 : 0;
    // Within a value that was found there is no second one.
    if (index >= end && names <= MOST_WITHIN) {
      const said = readSaid(text, { index, called, until: next?.index ?? text.length });
      read = { end: Math.max(read.end, said?.end ?? 0), names };
      if (said?.found) {
        found.push(said.found);
        end = said.found.end;
      }
    }
    match = next;
  }
  return found;
}

/** What may be secret is called so at `index`; the next such name stands at `until`. */
type Name = Readonly<{ index: number; called: string; until: number }>;

/** Where the value ends that stands behind a name, and whether it is a secret; null where there is none. */
function readSaid(text: string, name: Name): { end: number; found: FoundSecret | null } | null {
  const { index, called } = name;
  const said = readSeparator(text, index + called.length, name.until);
  if (said === null) return null;
  // “opinion” and “spinner” hold no pin.
  if (/^(?:pin|пин)/i.test(called) && /\p{L}/u.test(text.charAt(index - 1))) return null;
  const quote = matchAt(QUOTE, text, said.to);
  const from = said.to + quote.length;
  const value = readValue(text, from, quote);
  if (value === '') return null;
  const manner = mannerOf(text, index, said.how, quote, value, from);
  const password = PASSWORD.test(called);
  const isSentence = /\s/.test(value) && (quote === '' || manner === 'quoted' || !password);
  const end = from + value.length;
  if (isSentence || !isSecretValue(value, manner, GENERIC.test(called))) return { end, found: null };
  const rest = value.length < LONGEST_VALUE ? '' : matchAt(REST, text, end);
  return {
    end,
    found: { start: from, end: end + rest.length, kind: password ? 'password' : 'token' },
  };
}

type How = 'assigned' | 'named' | 'said' | 'beside';

/** What stands between the name and the value; null where nothing says that a value follows. */
function readSeparator(text: string, from: number, until: number): { how: How; to: number } | null {
  const sign = matchAt(SIGN, text, from);
  if (sign !== '') return { how: sign.includes('=') ? 'assigned' : 'named', to: from + sign.length };
  const words = WORDS.exec(text.slice(from, Math.min(until, from + REACH)))?.[0];
  if (words !== undefined) return { how: 'said', to: from + words.length };
  const gap = matchAt(GAP, text, from);
  return gap === '' || until === from + gap.length ? null : { how: 'beside', to: from + gap.length };
}

function readValue(text: string, from: number, quote: string): string {
  const pattern = VALUE_TO.get(quote);
  const value = pattern === undefined ? '' : matchAt(pattern, text, from);
  if (quote !== '') return value;
  const own = value.includes('](') || value.includes('&') ? value.replace(/\]\(.*$|&\w+=.*$/, '') : value;
  return own.slice(0, endOf(own));
}

/** Where a value ends without the signs that end a sentence or close a bracket. */
function endOf(value: string): number {
  let end = value.length;
  while (end > 0 && '.,;:)]}>'.includes(value.charAt(end - 1))) end -= 1;
  return end;
}

function mannerOf(text: string, at: number, how: How, quote: string, value: string, from: number): Manner {
  if (how === 'beside') return 'bare';
  const inCode = how === 'assigned' || how === 'named';
  if (inCode && (quote === '"' || quote === "'" || quote === '`')) return 'quoted';
  const before = text.slice(Math.max(0, at - 40), at);
  if (how === 'assigned' && /(?:^|\s)[A-Z][A-Z0-9_]*$/.test(before)) return 'setting';
  // A word that is the last of its sentence may be the password; one that others follow is part of what is said of it.
  const end = from + value.length;
  const after = text.slice(end, end + 6);
  const last = quote !== '' || /^[.,;:!?)»”"'`\]}]{0,3}(?:\s*$|\s*\n|(?<=[.,;!])\s)/.test(after);
  const own = OWN.test(before) && (last || /\p{L}-\p{L}/u.test(value));
  return own ? 'own' : last ? 'prose' : 'followed';
}

/** What a sticky pattern matches at a place; nothing is the empty text. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** What a text is where the field it stands in is called a password, a key or a token; null where it is nothing secret. */
export function isSecretField(name: string, text: string): FoundSecret['kind'] | null {
  if (text.length > LONGEST_VALUE || /\s/.test(text)) return null;
  const spoken = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_');
  CALLED.lastIndex = 0;
  const called = CALLED.exec(spoken)?.[0];
  if (called === undefined || !isSecretValue(text, 'quoted', GENERIC.test(called))) return null;
  return PASSWORD.test(called) ? 'password' : 'token';
}
