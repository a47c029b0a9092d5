import { SecretEntity } from '../../../shared/entities/secret.ts';
import { SECRET_RULES } from '../../../shared/secrets/find.ts';
import { sightSecrets, textAt } from '../../../shared/secrets/mask.ts';
import { lastSequence } from '../store/history.ts';
import {
  changedSince,
  highestScannable,
  type NewFinding,
  noteScanned,
  readScanned,
  readScannedOne,
  replaceFindings,
  type Scanned,
  scannedUpTo,
} from '../store/secrets.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../ports.ts';
import { hashSecret } from './hash.ts';

/** What looking through the store is done with. */
export type ScanWorld = Readonly<{
  store: Store;
  now: Clock;
  /** Lets others have their turn, and throws where it is to stop. */
  pause(): Promise<void>;
}>;

/** Finds ranges in a text that the rules do not: secretlint, loaded once it is needed. */
type Lint = (text: string) => Promise<readonly (readonly [number, number])[]>;

/** Records read at once, and how long it is looked at them before others get their turn, in milliseconds. */
const AT_ONCE = 50;
const STEP_MS = 10;
/** Where changes of records are read from; no table is called so. */
const HISTORY = 'history';

/** Whether anything was written or changed that was not looked through yet. */
export function hasUnscanned({ read }: Store): boolean {
  return (
    SecretEntity.options.some(
      (entity) => highestScannable(read, entity) > scannedUpTo(read, entity, SECRET_RULES),
    ) || lastSequence(read) > scannedUpTo(read, HISTORY, SECRET_RULES)
  );
}

/**
 * Looks through what was added or changed since the last time, table by table; all of it where the rules are new. Stopped
 * anywhere, it goes on from there. Gives how many records were looked at, and in how many places something was found.
 */
export async function scanStore(world: ScanWorld): Promise<{ records: number; found: number }> {
  const { lintText } = await import('./lint.ts');
  const counts = { records: 0, found: 0 };
  const { read } = world.store;
  // What is changed while the tables are read is looked at again.
  const seen = scannedUpTo(read, HISTORY, SECRET_RULES) || lastSequence(read);
  for (const entity of SecretEntity.options) await scanTable(world, entity, lintText, counts);
  await scanChanges(world, seen, lintText, counts);
  return counts;
}

type Counts = { records: number; found: number };

async function scanTable(world: ScanWorld, entity: SecretEntity, lint: Lint, counts: Counts): Promise<void> {
  const { store } = world;
  for (let after = scannedUpTo(store.read, entity, SECRET_RULES); ;) {
    const records = readScanned(store.read, entity, after, AT_ONCE);
    const last = records.at(-1);
    if (last === undefined) return;
    after = last.pk;
    const found = await lookAt(world, entity, records, lint);
    counts.records += records.length;
    for (const findings of found.values()) counts.found += findings.length;
    store.writeAside((db) => {
      for (const [id, findings] of found) replaceFindings(db, entity, id, findings, world.now());
      noteScanned(db, entity, SECRET_RULES, after);
    });
    await world.pause();
  }
}

/** What was changed is looked at as it is now, once for each change. */
async function scanChanges(world: ScanWorld, from: number, lint: Lint, counts: Counts): Promise<void> {
  const { store, now } = world;
  const until = lastSequence(store.read);
  for (let after = from; ;) {
    const changes = changedSince(store.read, after, AT_ONCE);
    after = changes.at(-1)?.seq ?? Math.max(after, until);
    for (const { entity, id } of new Map(changes.map((change) => [change.id, change])).values()) {
      const record = readScannedOne(store.read, entity, id);
      const found = record === undefined ? [] : await findingsIn(entity, record, lint);
      counts.records += 1;
      counts.found += found.length;
      store.writeAside((db) => replaceFindings(db, entity, id, found, now()));
      await world.pause();
    }
    store.writeAside((db) => noteScanned(db, HISTORY, SECRET_RULES, after));
    if (changes.length === 0) return;
  }
}

/** What is found in records, by their ids; those that hold nothing are not in it. */
async function lookAt(
  { pause }: ScanWorld,
  entity: SecretEntity,
  records: readonly Scanned[],
  lint: Lint,
): Promise<Map<string, NewFinding[]>> {
  const found = new Map<string, NewFinding[]>();
  let begun = performance.now();
  for (const record of records) {
    const findings = await findingsIn(entity, record, lint);
    if (findings.length > 0) found.set(record.id, findings);
    if (performance.now() - begun < STEP_MS) continue;
    await pause();
    begun = performance.now();
  }
  return found;
}

/** What the rules find in a record, without secretlint: at once, for who cannot wait for the background. */
export function findingsByRules(entity: SecretEntity, { id, words }: Scanned): NewFinding[] {
  return sightSecrets(words).map(({ path, start, end, kind }) => ({
    entity,
    recordId: id,
    field: path,
    start,
    length: end - start,
    kind,
    source: 'rules',
    hash: hashSecret(textAt(words, path)?.slice(start, end) ?? ''),
  }));
}

async function findingsIn(entity: SecretEntity, record: Scanned, lint: Lint): Promise<NewFinding[]> {
  const found = findingsByRules(entity, record);
  for (const [path, text] of textsOf(record.words, '')) {
    for (const [start, end] of await lint(text)) {
      const secret = text.slice(start, end);
      // Placeholders, and what the rules found a part of already.
      const known = found.some(
        (one) => one.field === path && one.start < end && one.start + one.length > start,
      );
      if (known || /[<>{}*]/.test(secret)) continue;
      const place = { entity, recordId: record.id, field: path, start, length: end - start };
      found.push({ ...place, kind: 'token', source: 'lint', hash: hashSecret(secret) });
    }
  }
  return found;
}

function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
