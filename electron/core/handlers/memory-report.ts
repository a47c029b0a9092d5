import type { Output } from '../../../shared/contract/define.ts';
import type { maintenance } from '../../../shared/contract/maintenance.ts';
import { MemoryFinding } from '../../../shared/entities/memory.ts';
import { countMatching } from '../store/many.ts';
import { memoryConditions, type MemoryFilter } from '../store/memory-filters.ts';
import { listMemories } from '../store/memories.ts';
import { latestRun } from '../store/runs.ts';
import { toIso } from '../store/table.ts';
import { memoriesTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { currentSettings } from './settings.ts';

const DAY = 86_400_000;
/** What was recalled within so long is in use. */
const RECENT_MS = 30 * DAY;
/** How much of a memory is shown as a sample, in characters. */
const SAMPLE_LENGTH = 160;

type Report = Output<(typeof maintenance)['report']>;
type Filter = Report['items'][number]['filter'];

/** What there is to say about the memories that stand, each with the first of those it is said of. */
export function reportMemories(context: Context, samples: number): Report {
  const memories = countStanding(context, {});
  const items = filtersOf(context.now()).map(([name, filter]) => {
    const count = countStanding(context, filter);
    return {
      name,
      count,
      share: memories === 0 ? 0 : count / memories,
      filter: { superseded: false, ...filter },
      sample: count === 0 || samples === 0 ? [] : sampleOf(context, filter, samples),
    };
  });
  return {
    memories,
    efficiency: items.find(({ name }) => name === 'recalled' && memories > 0)?.share ?? null,
    asOf: latestRun(context.store.read, 'done')?.finishedAt ?? null,
    items,
  };
}

/** How many memories stand and match a filter. */
export function countStanding(context: Context, filter: Filter): number {
  return countMatching(context.store.read, memoriesTable, 'm', memoryConditions(standing(context, filter)));
}

function filtersOf(now: number): [Report['items'][number]['name'], Filter][] {
  return [
    ...MemoryFinding.options.map((finding): [MemoryFinding, Filter] => [finding, { findings: [finding] }]),
    ['neverRecalled', { recalled: false }],
    ['recalled', { recalledSince: toIso(now - RECENT_MS) }],
  ];
}

function standing(context: Context, filter: Filter): MemoryFilter {
  return { superseded: false, ...filter, match: null, viewer: 'person', now: context.now() };
}

function sampleOf(context: Context, filter: Filter, limit: number): { id: string; text: string }[] {
  const { items } = listMemories(context.store.read, {
    ...standing(context, filter),
    sort: 'createdAt',
    order: 'desc',
    limit,
    withTotal: false,
    rules: () => currentSettings(context).values['memory.strength'],
  });
  return items.map(({ id, content }) => ({ id, text: content.slice(0, SAMPLE_LENGTH) }));
}
