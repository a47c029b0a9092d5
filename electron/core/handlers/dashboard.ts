import type { Caller } from '../../../shared/caller.ts';
import type { dashboard as domain } from '../../../shared/contract/dashboard.ts';
import type { HandlersFor, Output } from '../../../shared/contract/define.ts';
import { Tier } from '../../../shared/entities/memory.ts';
import { ActionKind } from '../../../shared/entities/run.ts';
import { listAgents } from '../store/agents.ts';
import { dataVersion } from '../store/database.ts';
import { knowledgeCategories } from '../store/knowledge.ts';
import {
  commonestTags,
  countConfidence,
  countMoves,
  countSavedByAgent,
  countSavedIn,
  countTypesIn,
  firstToCool,
} from '../store/memory-counts.ts';
import { latestRun } from '../store/runs.ts';
import { readSeenAt, writeSeenAt } from '../store/settings.ts';
import { memoryBeginning } from '../store/statistics.ts';
import { fromIso, toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { createCounter, listed } from './figures.ts';
import { currentSettings } from './settings.ts';

const DAY = 86_400_000;
/** How far the forecast of the tiers looks, and how far what cools next may lie. */
const FORECAST_DAYS = 7;
const SOON_DAYS = 30;
const SHOWN_COOLING = 3;
const SHOWN_WORDS = 8;
const SHOWN_AGENTS = 20;
/** Of what cools, the beginning is shown, in UTF-16 units. */
const BEGINNING = 200;
/** Confidence by tenths. */
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** What is said of the passing of time, such as a forecast, is as old as this at most, in milliseconds. */
const FRESH_MS = 10 * 60_000;

export const dashboard: HandlersFor<typeof domain, Context> = {
  changes(context, { since: asked }, caller) {
    const { read } = context.store;
    const count = createCounter(context, caller);
    const seenAt = readSeenAt(read);
    const since = asked ?? seenAt ?? toIso(memoryBeginning(read));
    return {
      at: toIso(context.now()),
      seenAt,
      since,
      saved: count.memories({ since }),
      savedBy: countSavedByAgent(read, fromIso(since)).map(({ count: saved, agentId, name }) => ({
        agentId,
        name,
        ...listed(saved, 'memories.list', { since, agentIds: [agentId ?? 'shared'] }),
      })),
      changed: count.memories({ changedSince: since }),
      changedByPerson: count.memories({ changedSince: since, changedBy: 'person' }),
      merged: count.memories({ mergedSince: since }),
      mergedIn: count.runs({ since, did: ['merge'], undone: false }),
      contradictions: count.inbox({ kinds: ['contradicting'] }),
      duplicates: count.inbox({ kinds: ['duplicate'] }),
      secrets: count.inbox({ kinds: ['secret'] }),
      waiting: count.inbox({}),
    };
  },
  markSeen(context, { at, reason }, caller) {
    const seenAt = at ?? toIso(context.now());
    context.change(caller, 'dashboard.markSeen', { reason }, (transaction) =>
      writeSeenAt(transaction, seenAt),
    );
    return { seenAt };
  },
  days: (context, { starts }, caller) =>
    paced(context, 'days', starts, () => ({
      total: createCounter(context, caller).memories({ since: starts[0], until: starts.at(-1) }),
      days: countSavedIn(context.store.read, spansOf(starts)).map(({ span, count }) => {
        const start = starts[span] ?? '';
        return { start, ...listed(count, 'memories.list', { since: start, until: starts[span + 1] }) };
      }),
    })),
  temperature: (context, input) => paced(context, 'temperature', input, () => readTemperature(context)),
  growth: (context, { starts }) => paced(context, 'growth', starts, () => readGrowth(context, starts)),
  content: (context, { since }, caller) =>
    paced(context, 'content', since, () => readContent(context, caller, since)),
  agents(context, { since }, caller) {
    context.activity.flush();
    return paced(context, 'agents', since, () => readAgents(context, caller, since));
  },
  learning: (context, { since }, caller) =>
    paced(context, 'learning', since, () => {
      const count = createCounter(context, caller);
      const turnedOut = (withMemories: boolean) => ({
        judged: count.decisions({ since, withMemories, outcomes: ['success', 'failure'] }),
        succeeded: count.decisions({ since, withMemories, outcomes: ['success'] }),
      });
      return { withMemories: turnedOut(true), without: turnedOut(false) };
    }),
  consolidation(context, { since }, caller) {
    const last = latestRun(context.store.read);
    return {
      runs: createCounter(context, caller).runs({ since }),
      last,
      did: ActionKind.options.flatMap((kind) => {
        const count = last?.counts[kind] ?? 0;
        if (last === null || count === 0) return [];
        return [{ kind, ...listed(count, 'consolidation.actions', { runId: last.id, kinds: [kind] }) }];
      }),
    };
  },
};

type Operations = typeof domain;

/** Computes an answer, unless nothing was written since and it is fresh. */
function paced<T>(context: Context, name: string, input: unknown, compute: () => T): Promise<T> {
  const version = () => `${dataVersion(context.store.read)} ${Math.floor(context.now() / FRESH_MS)}`;
  return context.paced.give(`${name} ${JSON.stringify(input)}`, version, compute);
}

function spansOf(starts: readonly string[]): [number, number][] {
  const moments = starts.map(fromIso);
  return moments.slice(1).map((to, index) => [moments[index] ?? to, to]);
}

function readTemperature(context: Context): Output<Operations['temperature']> {
  const { read } = context.store;
  const rules = currentSettings(context).values['memory.strength'];
  const now = context.now();
  const moment = now + FORECAST_DAYS * DAY;
  const moves = countMoves(read, rules, moment);
  const sum = (of: typeof moves): number => of.reduce((total, move) => total + move.count, 0);
  return {
    total: listed(sum(moves), 'memories.list', {}),
    tiers: Tier.options.map((tier) => ({
      tier,
      now: listed(sum(moves.filter((move) => move.tier === tier)), 'memories.list', { tiers: [tier] }),
      later: sum(moves.filter((move) => move.later === tier)),
    })),
    cooling: listed(sum(moves.filter((move) => move.tier !== move.later)), 'memories.list', {
      coolsBefore: toIso(moment),
      sort: 'cooling',
      order: 'asc',
    }),
    next: firstToCool(read, rules, now + SOON_DAYS * DAY, SHOWN_COOLING).map(
      ({ at, content, ...memory }) => ({
        ...memory,
        content: content.slice(0, BEGINNING),
        inDays: Math.max(0, (at - now) / DAY),
      }),
    ),
  };
}

function readGrowth({ store }: Context, starts: readonly string[]): Output<Operations['growth']> {
  const before: [number, number] = [-8.64e15, fromIso(starts[0] ?? '')];
  const counted = countTypesIn(store.read, [before, ...spansOf(starts)]);
  const sums = { working: 0, episodic: 0, semantic: 0, procedural: 0 };
  const points = starts.map((until, span) => {
    for (const row of counted) if (row.span === span) sums[row.type] += row.count;
    const figure = (type: keyof typeof sums) => listed(sums[type], 'memories.list', { types: [type], until });
    const [working, episodic] = [figure('working'), figure('episodic')];
    return {
      until,
      types: { working, episodic, semantic: figure('semantic'), procedural: figure('procedural') },
    };
  });
  return { points };
}

function readContent(context: Context, caller: Caller, since: string): Output<Operations['content']> {
  const { read } = context.store;
  const count = createCounter(context, caller);
  const steps = new Map(countConfidence(read, TENTHS).map((row) => [row.step, row.count]));
  return {
    // What another memory took the place of is recalled no more: as in the report on memories.
    standing: count.memories({ superseded: false }),
    recalled: count.memories({ superseded: false, recalledSince: since }),
    neverRecalled: count.memories({ superseded: false, recalled: false }),
    confidence: [0, ...TENTHS].map((from, step) => {
      const below = TENTHS[step] ?? null;
      const filter = { minConfidence: from, ...(below === null ? {} : { belowConfidence: below }) };
      return { from, below, ...listed(steps.get(step) ?? 0, 'memories.list', filter) };
    }),
    tags: commonestTags(read, SHOWN_WORDS).map(({ tag, count: tagged }) => ({
      tag,
      ...listed(tagged, 'memories.list', { tags: [tag] }),
    })),
    categories: knowledgeCategories(read)
      .toSorted((one, other) => other.count - one.count)
      .slice(0, SHOWN_WORDS)
      .map(({ category, count: facts }) => ({
        category,
        ...listed(facts, 'knowledge.list', { categories: [category] }),
      })),
  };
}

function readAgents(context: Context, caller: Caller, since: string): Output<Operations['agents']> {
  const count = createCounter(context, caller);
  const page = { limit: SHOWN_AGENTS, withTotal: false, sort: 'lastActive', since: fromIso(since) } as const;
  const agents = listAgents(context.store.read, page).items.map(({ id, name, lastActive, counts }) => {
    const calls = (of: 'reads' | 'writes') => ({
      count: counts[of],
      list: { operation: 'agents.get' as const, input: { id, since }, of },
    });
    const recalled = { recalledBy: id, recalledSince: since };
    return {
      id,
      name,
      lastActive,
      reads: calls('reads'),
      writes: calls('writes'),
      decisions: count.decisions({ agentId: id, since }),
      recalled: count.memories(recalled),
      used: count.memories({ ...recalled, usedBy: id, usedSince: since }),
    };
  });
  return { agents };
}
