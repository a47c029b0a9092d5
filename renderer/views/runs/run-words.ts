import type { ActionKind, ConsolidationRun } from '../../../shared/entities/run.ts';
import { currentLocale, t } from '../../i18n/index.ts';

/** In which order what a run did is told: what changes what is remembered first. */
export const TOLD: readonly ActionKind[] = [
  'merge',
  'promote',
  'remember',
  'name',
  'propose',
  'summarise',
  'tier',
  'cluster',
  'pattern',
  'retire',
  'purge',
  'tend',
];

/** So many parts make a headline; the list below has all of them. */
export const HEADLINE = 4;

type Counts = ConsolidationRun['counts'];

/** How many things a run did. */
export function countActions(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What a run did in a line: “Merged 4, promoted 2, 1 to decide”; at most so many parts. */
export function sayCounts(counts: Counts, most: number = TOLD.length): string {
  const told = TOLD.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [t(`runs.did.${kind}`, { count })];
  });
  if (told.length === 0) return t('runs.nothing');
  return capitalized(told.slice(0, most).join(', '));
}

/** A run in one line: what came of it, and what it did. */
export function sayRun({ status, counts, agents }: ConsolidationRun): string {
  const did = sayCounts(counts, 3);
  if (status === 'running' || status === 'undoing') return t(`runs.status.${status}`);
  if (status !== 'done') {
    const state = t(`runs.status.${status}`);
    return countActions(counts) === 0 ? state : t('runs.pair', { name: state, value: uncapitalized(did) });
  }
  const failed = agents.filter((agent) => agent.status === 'failed').length;
  return failed === 0 ? did : t('runs.agentsFailed', { did, count: failed });
}

/** How long a run took, in milliseconds; null while it goes on. */
export function tookMs({ startedAt, finishedAt }: ConsolidationRun): number | null {
  return finishedAt === null ? null : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
}

/** Whether a run did other things than its preview showed. */
export function differsFromPreview(previewed: Counts, done: Counts): boolean {
  return TOLD.some((kind) => (previewed[kind] ?? 0) !== (done[kind] ?? 0));
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
}

/** The same within a sentence. */
export function uncapitalized(text: string): string {
  return text.charAt(0).toLocaleLowerCase(currentLocale()) + text.slice(1);
}
