import type { ActionKind, ActionView } from '../../../shared/entities/run.ts';
import { insertRunAction, type RunAction } from '../store/runs.ts';
import { lastSequence } from '../store/history.ts';
import type { Stamp, Transaction } from '../store/store.ts';
import { titleOf } from '../store/titles.ts';
import type { Action } from './action.ts';
import { carryOut, type Change } from './apply.ts';
import { describeAction } from './describe.ts';
import { type PassWorld, type Sink, TRANSACTION_MS, type Unit, writeInTurn } from './world.ts';

export type Counts = Partial<Record<ActionKind, number>>;

/** What a preview found. */
export type Preview = { counts: Counts; total: number; actions: Omit<ActionView, 'changes'>[] };

/** Counts actions and keeps the first of them, without carrying any out. */
export function createPreviewSink({ store }: PassWorld, limit: number): Sink & { preview: Preview } {
  const preview: Preview = { counts: {}, total: 0, actions: [] };
  const isFirst = firstOfItsKey();
  return {
    preview,
    carriesOut: false,
    count: () => preview.total,
    async act(units) {
      for (const action of units.flatMap(({ actions }) => actions).filter(isFirst)) {
        preview.total += 1;
        preview.counts[action.kind] = (preview.counts[action.kind] ?? 0) + 1;
        if (preview.actions.length < limit)
          preview.actions.push(describeAction(action, (entity, id) => titleOf(store.read, entity, id)));
      }
    },
  };
}

/** Work that is no single change: purging what lay in Trash long enough, and chores. */
type HeavyWork = (actions: readonly Exclude<Action, Change>[]) => Promise<void>;

export type RunSinkOptions = Readonly<{
  world: PassWorld;
  runId: string;
  stamp: () => Stamp;
  heavy: HeavyWork;
  /** Asked once before the first session leaves: whether what is here was copied safely. */
  saveFirst: () => Promise<boolean>;
}>;

/** Carries actions out in short transactions, each action whole; between them it can be stopped. */
export function createRunSink(options: RunSinkOptions): Sink & { counts: Counts } {
  const { world, stamp } = options;
  const counts: Counts = {};
  const count = (): number => Object.values(counts).reduce((sum, each) => sum + each, 0);
  const counted = (action: Action): void => {
    counts[action.kind] = (counts[action.kind] ?? 0) + 1;
  };
  const isFirst = firstOfItsKey();
  let saved: boolean | undefined;
  return {
    counts,
    carriesOut: true,
    count,
    async act(units) {
      if (units.some(({ actions }) => actions.some(isLeaving))) saved ??= await options.saveFirst();
      const steps = stepsOf(
        units.map((unit) => ({
          ...unit,
          actions: unit.actions.filter((action) => isFirst(action) && (saved || !isLeaving(action))),
        })),
      );
      for (let next = 0; next < steps.length;) {
        const heavy = heavyFrom(steps, next);
        if (heavy.length > 0) {
          await options.heavy(heavy);
          for (const action of heavy) await noteHeavy(options, action, counted);
          next += heavy.length;
        } else {
          next = await writeInTurn(world, () =>
            world.store.write(stamp(), (transaction) => {
              const end = carryOutSome(options, transaction, steps, next, counted);
              world.control.report(transaction.db, count(), counts);
              return end;
            }),
          );
        }
      }
    },
  };
}

/** Whether an action takes something out of the memory that only a backup would still hold. */
function isLeaving({ kind }: Action): boolean {
  return kind === 'retire';
}

/** Heavy work that stands one after the other is done together: forgetting writes the file anew once. */
function heavyFrom(steps: readonly Step[], from: number): Exclude<Action, Change>[] {
  const found: Exclude<Action, Change>[] = [];
  for (let next = from; ; next += 1) {
    const heavy = steps[next]?.heavy;
    if (!heavy) return found;
    found.push(heavy);
  }
}

/** What is said in several places is proposed, remembered and learned once. */
function firstOfItsKey(): (action: Action) => boolean {
  const seen = new Set<string>();
  return ({ kind, key }) => {
    if (kind !== 'propose' && kind !== 'remember' && kind !== 'name') return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

type Step = { change?: Change; heavy?: Exclude<Action, Change>; note?: NonNullable<Unit['note']> };

function stepsOf(units: readonly Unit[]): Step[] {
  return units.flatMap(({ actions, note }): Step[] => [
    ...actions.map((action): Step =>
      action.kind === 'purge' || action.kind === 'tend' ? { heavy: action } : { change: action },
    ),
    ...(note ? [{ note }] : []),
  ]);
}

/** Takes steps until the transaction has lasted long enough. Gives the first that is left. */
function carryOutSome(
  { world, runId }: RunSinkOptions,
  transaction: Transaction,
  steps: readonly Step[],
  from: number,
  counted: (action: Action) => void,
): number {
  const since = performance.now();
  let next = from;
  do {
    const { change, note } = steps[next] ?? {};
    note?.(transaction.db);
    if (change) {
      const first = lastSequence(transaction.db) + 1;
      const made = carryOut(transaction, change, {
        newId: world.newId,
        analyse: world.analyser.searchText,
      });
      if (made) {
        const last = lastSequence(transaction.db);
        insertRunAction(transaction.db, runId, toRunAction(change, made), { first, last });
        counted(change);
      }
    }
    next += 1;
  } while (
    next < steps.length &&
    steps[next]?.heavy === undefined &&
    performance.now() - since < TRANSACTION_MS
  );
  return next;
}

async function noteHeavy(
  { world, runId, stamp }: RunSinkOptions,
  action: Action,
  counted: (action: Action) => void,
): Promise<void> {
  await writeInTurn(world, () =>
    world.store.write(stamp(), ({ db }) =>
      insertRunAction(db, runId, toRunAction(action, []), { first: 1, last: 0 }),
    ),
  );
  counted(action);
}

/** What is kept of an action holds no words: those stand in the records and in history, where they can be forgotten. */
function toRunAction(action: Action, made: readonly { entity: string; id: string }[]): RunAction {
  const { step, kind, agentId, why, from, to, records } = describeAction(action, () => '');
  const wordless = kind === 'tier' || kind === 'promote' || kind === 'propose' || kind === 'tend';
  const known = records.flatMap(({ entity, id }) => (id === null || entity === '' ? [] : [{ entity, id }]));
  return {
    step,
    kind,
    agentId,
    why,
    from,
    to: wordless ? to : null,
    key: action.key,
    records: [...made, ...known],
  };
}
