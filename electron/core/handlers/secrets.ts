import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { secrets as domain } from '../../../shared/contract/secrets.ts';
import type { SecretFinding } from '../../../shared/entities/secret.ts';
import { AppError } from '../../../shared/errors.ts';
import { MASK, maskSecrets, textAt } from '../../../shared/secrets/mask.ts';
import { findingsByRules, hasUnscanned } from '../secrets/scan.ts';
import {
  countFindings,
  decideFindings,
  hideAgain,
  type FoundPlace,
  hashesIn,
  listFindings,
  readScannedOne,
  reveal,
  whereFrom,
} from '../store/secrets.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';

/** How long a window shows what it was asked to, in milliseconds. */
const SHOWN_MS = 600_000;
/** How many characters of the text stand before and after what is hidden. */
const AROUND = 70;
/** And how many are looked at for other secrets. */
const FAR = 1000;

export const secrets: HandlersFor<typeof domain, Context> = {
  list: (context, input) => listFindings(context.store.read, input, (place) => describe(context, place)),
  counts({ store }) {
    const kinds = countFindings(store.read);
    return {
      open: kinds.reduce((sum, { count }) => sum + count, 0),
      kinds: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
      scanned: !hasUnscanned(store),
    };
  },
  reveal(context, { entity, id }, caller) {
    const { store, now } = context;
    const record = readScannedOne(store.read, entity, id);
    if (!record) throw new AppError('not_found', `There is no ${entity} ${id}. Nothing was shown.`);
    const found = findingsByRules(entity, record);
    const hashes = [...new Set([...hashesIn(store.read, id), ...found.map(({ hash }) => hash)])];
    const until = now() + SHOWN_MS;
    context.aside((db) => reveal(db, caller.client, hashes, until, now()));
    return { revealed: hashes.length, until: toIso(until) };
  },
  hide(context, _, caller) {
    context.aside((db) => hideAgain(db, caller.client));
    return {};
  },
  keep: (context, { ids }) => ({ changed: context.aside((db) => decideFindings(db, ids, 'kept')) }),
  reopen: (context, { ids }) => ({ changed: context.aside((db) => decideFindings(db, ids, 'open')) }),
  scan: ({ scanner }) => scanner.scan(),
};

type Described = Pick<SecretFinding, 'excerpt' | 'sessionId' | 'actor' | 'client'>;

/** The words around a place; what else is secret in them is hidden as well. */
function describe({ store }: Context, { entity, record_id, field, start, length }: FoundPlace): Described {
  const text = textAt(readScannedOne(store.read, entity, record_id)?.words, field) ?? '';
  const secret = text.slice(start, start + length);
  const before = String(maskSecrets(text.slice(Math.max(0, start - FAR), start), () => true));
  const after = String(maskSecrets(text.slice(start + length, start + length + FAR), () => true));
  const lead = before.length > AROUND ? `…${before.slice(-AROUND)}` : before;
  const tail = after.length > AROUND ? `${after.slice(0, AROUND)}…` : after;
  const excerpt = `${lead}${secret === '' ? '' : MASK}${tail}`.replace(/\s+/g, ' ').trim();
  return { excerpt, ...whereFrom(store.read, entity, record_id) };
}
