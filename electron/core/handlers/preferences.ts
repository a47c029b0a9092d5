import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { preferences as domain } from '../../../shared/contract/preferences.ts';
import {
  type Preference,
  TYPED_PREFERENCES,
  type TypedPreference,
  typedPreferenceValues,
} from '../../../shared/entities/preference.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Json } from '../../../shared/primitives.ts';
import { holdCandidate, proposeOtherPreference, proposePreference } from './proposing.ts';
import { previewPreferences } from '../retrieval/preference-preview.ts';
import { readUser } from '../store/people.ts';
import {
  findPreference,
  insertPreference,
  listPreferences,
  lockPreference,
  readPreference,
  updatePreference,
} from '../store/preferences.ts';
import type { ReadDb } from '../store/database.ts';
import { isTrusted, refuseStaleEdit, removeRecords } from '../store/record.ts';
import type { Transaction } from '../store/store.ts';
import { preferencesTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

export const preferences: HandlersFor<typeof domain, Context> = {
  get({ store }, { userId }, caller) {
    const user = readUser(store.read, userId);
    const given = allPreferences(store.read, user.id).filter(
      // What no person looked at is nobody's preference: an agent finds it in the list, with its origin.
      ({ origin }) => caller.door !== 'agent' || origin.trust === 'trusted',
    );
    const all = new Map(given.map(({ key, value }) => [key, value]));
    const typed = Object.fromEntries(TYPED_PREFERENCES.map((key) => [key, all.get(key) ?? null])) as {
      codingStyle: string | null;
      communicationTone: string | null;
      favoriteTools: string[] | null;
      projectContext: string | null;
    }; // saving checks the typed ones
    const other = Object.fromEntries([...all].filter(([key]) => !isTyped(key)));
    return { userId: user.id, ...typed, other };
  },
  save(context, { userId, values, reason, expectedUpdatedAt, ...rest }, caller) {
    const user = readUser(context.store.read, userId);
    if (caller.agent?.holdForReview === true) {
      const candidates = Object.entries(values).map(
        ([key, value]) => ({ kind: 'preference', key, value }) as const,
      );
      holdCandidate(context, caller, candidates, { confidence: rest.confidence, reason });
    }
    refuseOther(context, caller, user.id, values);
    const ids = context.change(caller, 'preferences.save', { reason }, (transaction) =>
      Object.entries(values).map(([key, value]) =>
        saveOne(context, transaction, caller, { userId: user.id, key, value, expectedUpdatedAt, ...rest }),
      ),
    );
    return { items: ids.map((id) => readPreference(context.store.read, id)) };
  },
  list({ store }, input) {
    return listPreferences(store.read, { ...input, userId: readUser(store.read, input.userId).id });
  },
  remove(context, input, caller) {
    const removed = context.change(caller, 'preferences.remove', input, (transaction) =>
      removeRecords(transaction, preferencesTable, [input.id]),
    );
    return { removed };
  },
  lock(context, { id, locked, reason }, caller) {
    context.change(caller, 'preferences.lock', { reason }, (transaction) => {
      readPreference(transaction.db, id);
      lockPreference(transaction, id, locked);
    });
    return readPreference(context.store.read, id);
  },
  preview(context, { userId }) {
    const user = readUser(context.store.read, userId);
    const { values } = currentSettings(context);
    return previewPreferences(user.name, allPreferences(context.store.read, user.id), {
      enabled: values['preferences.enabled'],
      remember: values['preferences.remember'],
      minConfidence: values['preferences.minConfidence'],
      budget: values['preferences.tokenBudget'],
    });
  },
};

type NewValue = Readonly<{
  userId: string;
  key: string;
  value: Json;
  confidence: number;
  source: string | null;
  expectedUpdatedAt: string | undefined;
}>;

function saveOne(context: Context, transaction: Transaction, caller: Caller, wanted: NewValue): string {
  const { userId, key, expectedUpdatedAt, ...fields } = wanted;
  const value = checkTyped(key, fields.value);
  const current = findPreference(transaction.db, userId, key);
  if (!current) {
    const id = context.newId();
    insertPreference(transaction, id, { ...fields, value, userId, key }, context.analyser.searchText);
    if (!isTrusted(caller)) proposePreference(context, transaction, { id, key, value });
    return id;
  }
  refuseStaleEdit(current, expectedUpdatedAt);
  refuseLocked(caller, current);
  if (!isTrusted(caller) && current.origin.trust === 'trusted') return current.id; // it says the same already
  updatePreference(transaction, current, { ...fields, value }, context.analyser.searchText);
  if (!isTrusted(caller)) proposePreference(context, transaction, { id: current.id, key, value });
  return current.id;
}

/** What the person set or accepted stays until they change it: another value waits in the Inbox. Throws `conflict`. */
function refuseOther(
  context: Context,
  caller: Caller,
  userId: string,
  values: Readonly<Record<string, Json>>,
): void {
  if (isTrusted(caller)) return;
  const others = Object.entries(values).flatMap(([key, value]) => {
    const known = findPreference(context.store.read, userId, key);
    if (known?.locked === true) refuseLocked(caller, known);
    const same = known === undefined || JSON.stringify(known.value) === JSON.stringify(value);
    return same || known.origin.trust !== 'trusted' ? [] : [{ known, value }];
  });
  for (const { known, value } of others) proposeOtherPreference(context, caller, known, value);
  const [first] = others;
  if (first === undefined) return;
  throw new AppError(
    'conflict',
    `The person set the preference ${first.known.key}, so it stays as it is and nothing was changed. Your value waits in the Inbox for them.`,
    { current: first.known },
  );
}

/** Every preference of a person. There are at most some hundreds. */
function allPreferences(db: ReadDb, userId: string): Preference[] {
  const found: Preference[] = [];
  for (let cursor: string | undefined; ;) {
    const page = listPreferences(db, { userId, limit: 200, cursor, withTotal: false });
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = page.next;
  }
}

function checkTyped(key: string, value: Json): Json {
  if (!isTyped(key)) return value;
  const checked = typedPreferenceValues[key].safeParse(value);
  if (checked.success) return checked.data;
  const kind = key === 'favoriteTools' ? 'a list of names' : 'a text';
  throw new AppError('invalid_input', `The preference ${key} must be ${kind}. Nothing was changed.`);
}

function isTyped(key: string): key is TypedPreference {
  return TYPED_PREFERENCES.some((typed) => typed === key);
}

function refuseLocked(caller: Caller, current: Preference): void {
  if (!current.locked || caller.actor === 'person') return;
  throw new AppError('forbidden', `The person locked the preference ${current.key}. It stays as it is.`);
}
