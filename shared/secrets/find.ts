import type { FoundSecret, SecretKind } from '../entities/secret.ts';
import { TOKENS } from './tokens.ts';
import { findSaid } from './said.ts';
import { isSecretValue } from './values.ts';

/** Raised whenever these rules find something else than before: what was scanned by older ones is scanned again. */
export const SECRET_RULES = 2;

const BEARER =
  /(?<![A-Za-z])(?:bearer|basic|authorization:? token|x-(?:api-key|auth-token):)[ \t]{1,3}(?<secret>[A-Za-z0-9._~+/-]{16,2000}={0,2})/gi;
/** A password in an address: of a database, a queue, a proxy. */
const CONNECTION = /:\/\/[^\s:@/"'<>]{0,100}:(?<secret>[^\s@/"'<>]{3,200})@/g;
const CONNECTION_FIELD =
  /;\s{0,2}(?:password|pwd|accountkey|sharedaccesskey)\s{0,2}=\s{0,2}(?<secret>[^;\s"']{4,200})/gi;
const PHRASE =
  /(?:seed|recovery|mnemonic|backup|сид|секретная|мнемоническая)[ -]?(?:phrase|words|фраза)[^a-z\n]{1,6}(?<secret>(?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})/gi;
const KEY_BEGINS = /-----BEGIN[ A-Z]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** Whether a text holds something that looks like a password, a key or a token. */
export function holdsSecret(text: string): boolean {
  return findSecrets(text).length > 0;
}

/**
 * Where a text holds what looks like a secret, ascending, not overlapping. It takes linear time, whatever the text.
 * @param text is read whole: under 50 ms a megabyte, however it was made (tests/bench/secrets.bench.ts)
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  if (text.length < 6) return [];
  const found: FoundSecret[] = [];
  addMatches(found, text, TOKENS, 'token');
  addPrivateKeys(found, text);
  if (text.includes('://')) addMatches(found, text, CONNECTION, 'connection');
  addMatches(found, text, CONNECTION_FIELD, 'connection');
  addMatches(found, text, BEARER, 'token');
  addMatches(found, text, PHRASE, 'phrase');
  for (const said of findSaid(text)) found.push(said);
  return found.length < 2 ? found : withoutOverlap(found);
}

function addMatches(found: FoundSecret[], text: string, pattern: RegExp, kind: SecretKind): void {
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.['secret'];
    const start = secret === undefined ? match.index : match.index + match[0].lastIndexOf(secret);
    const value = secret ?? match[0];
    const fits =
      secret === undefined ? !/^[sprk]{2}[-_]\D*$/.test(value) : isSecretValue(value, 'quoted', false);
    if (fits) found.push({ start, end: start + value.length, kind });
  }
}

/** The body of a private key, or all that follows where it has no end. */
function addPrivateKeys(found: FoundSecret[], text: string): void {
  let from = 0;
  for (const match of text.matchAll(KEY_BEGINS)) {
    if (match.index < from) continue;
    const start = match.index + match[0].length;
    const ends = text.indexOf('-----END', start);
    const end = ends < 0 ? text.length : ends;
    // A beginning with nothing behind it is told too: somebody may be about to paste the rest.
    found.push({ start: end - start < 2 ? match.index : start, end, kind: 'privateKey' });
    from = end;
  }
}

function withoutOverlap(found: FoundSecret[]): readonly FoundSecret[] {
  const ranges: FoundSecret[] = [];
  for (const one of found.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = ranges.at(-1);
    if (last === undefined || one.start >= last.end) ranges.push(one);
    else if (one.end > last.end) ranges[ranges.length - 1] = { ...last, end: one.end };
  }
  return ranges;
}
