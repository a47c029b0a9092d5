import type { Caller } from '../../../shared/caller.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  hideRanges,
  type Highlighted,
  holdsMask,
  maskSecrets,
  type Range,
  secretPlaces,
  type Stretch,
  textAt,
} from '../../../shared/secrets/mask.ts';
import type { ReadDb } from '../store/database.ts';
import { hasLinted, lintedIn, readScannedOne, shownHashes } from '../store/secrets.ts';
import { hashSecret } from './hash.ts';

/** What is no memory, or is written back as it was given. */
const UNMASKED: ReadonlySet<string> = new Set([
  'settings',
  'savedViews',
  'store',
  'models',
  'embeddings',
  'clients',
  'programs',
  'backups',
  'drafts',
]);
/** What replaces a text by another: a hidden secret must not be written over the one it stands for. */
const REPLACES = /\.(?:update|updateMany|save|set|edit|merge|summarize|setStatus)$/;

/**
 * Hides what looks like a secret in what is answered, whoever asks, unless the person decided that it is none or, in this
 * window, to see it. Here and nowhere else; it does not depend on whether the record was looked through yet.
 */
export function maskAnswer(db: ReadDb, caller: Caller, name: string, value: unknown, now: number): unknown {
  if (UNMASKED.has(name.split('.')[0] ?? '')) return value;
  return maskStored(db, value, windowOf(caller), now);
}

/** The same for what is not answered, as what goes into a file; `window` is where the person may see what they revealed. */
export function maskStored(db: ReadDb, value: unknown, window: string | null, now: number): unknown {
  const known = hasLinted(db) ? lintedSecrets(db, idsIn(value)) : [];
  return maskSecrets(value, hidesFrom(db, window, now), known);
}

function windowOf({ door, client }: Caller): string | null {
  return door === 'person' ? client : null;
}

/** Which secrets are hidden in a window, or from all others: all but those the person decided about, or sees in this window now. */
function hidesFrom(db: ReadDb, window: string | null, now: number): (secret: string) => boolean {
  let shown: ReadonlySet<string> | undefined;
  return (secret) => {
    shown ??= shownHashes(db, window, now);
    return shown.size === 0 || !shown.has(hashSecret(secret));
  };
}

/** How much around a cut is looked at: what says that something is a secret may stand outside of it. */
const AROUND_CUT = 1000;

/** Hides what is secret in a stretch that is cut out of a record's text: by what stands around it, or where it is cut in two. */
export function maskCut(db: ReadDb, caller: Caller, now: number, { id, text, cut }: Stretch): Highlighted {
  if (cut.start === 0 && cut.end === text.length) return { text: cut.text, ranges: cut.ranges };
  const from = Math.max(0, cut.start - AROUND_CUT);
  const known = hasLinted(db) ? lintedSecrets(db, [id]) : [];
  const hidden = secretPlaces(
    text.slice(from, cut.end + AROUND_CUT),
    hidesFrom(db, windowOf(caller), now),
    known,
  );
  const shift = from + cut.shift;
  const [first, last] = [cut.start + cut.shift, cut.end + cut.shift];
  const inCut = hidden
    .map(([start, end]): Range => [Math.max(start + shift, first), Math.min(end + shift, last)])
    .filter(([start, end]) => start < end);
  return hideRanges({ text: cut.text, ranges: cut.ranges }, inCut);
}

/** The same for a failure, which may carry a record, or name one. */
export function maskFailure(
  db: ReadDb,
  caller: Caller,
  name: string,
  error: AppError,
  now: number,
): AppError {
  const told = { message: error.message, details: error.details };
  const masked = maskAnswer(db, caller, name, told, now) as typeof told; // only texts differ
  return masked === told ? error : new AppError(error.code, masked.message, masked.details);
}

/** Refuses to write the sign of a hidden secret over the secret. Throws `invalid_input`. */
export function refuseMasked(name: string, input: unknown): void {
  if (!REPLACES.test(name) || !holdsMask(input)) return;
  throw new AppError(
    'invalid_input',
    'This text has a hidden secret in it (••••••••), and would be stored in its place. Nothing was changed. ' +
      'Show the secret in Mneme first, or leave that field as it is.',
  );
}

/** What only secretlint finds is hidden by what it is: it stands in the record, at the place that was noted. */
function lintedSecrets(db: ReadDb, ids: readonly string[]): string[] {
  return lintedIn(db, ids).flatMap(({ entity, record_id, field, start, length }) => {
    const text = textAt(readScannedOne(db, entity, record_id)?.words, field);
    const secret = text?.slice(start, start + length) ?? '';
    return secret.length < 4 ? [] : [secret];
  });
}

function idsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found;
  if ('id' in value && typeof value.id === 'string') found.push(value.id);
  for (const inner of Object.values(value)) idsIn(inner, found);
  return found;
}
