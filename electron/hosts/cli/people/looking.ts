import type { Client } from '../../../../shared/client.ts';
import { formatBytes, formatCount, formatMoment, formatNumber } from './amounts.ts';
import { answerWith, type PersonCommand } from './command.ts';
import { onOneLine, type Screen, type Style } from './screen.ts';
import { type Cell, formatTable } from './table.ts';

type Health = Awaited<ReturnType<Client['maintenance']['health']>>;
type Stats = Awaited<ReturnType<Client['maintenance']['stats']>>;
type Preview = Awaited<ReturnType<Client['consolidation']['preview']>>;
type Run = Awaited<ReturnType<Client['consolidation']['run']>>;

const STYLES = { ok: 'good', warn: 'warning', fail: 'bad' } as const satisfies Record<Health['state'], Style>;
const MEGABYTE = 1_000_000;

export const health: PersonCommand = {
  summary: 'Whether all is well, check by check.',
  takes: '',
  words: [0, 0],
  options: {},
  examples: [['mneme health && echo well', 'the exit code is 1 where something fails']],
  async ask(client) {
    const found = await client.maintenance.health({});
    return answerWith(found, showHealth, found.state === 'fail' ? 1 : 0);
  },
};

export const stats: PersonCommand = {
  summary: 'How much is remembered, and how much room it takes.',
  takes: '',
  words: [0, 0],
  options: {},
  examples: [['mneme stats --json', 'the same for a program']],
  ask: async (client) => answerWith(await client.maintenance.stats({}), showStats),
};

export const consolidate: PersonCommand = {
  summary: 'Sum up, merge and tidy what is remembered.',
  takes: '',
  words: [0, 0],
  options: { preview: { help: 'Only say what it would do.' } },
  examples: [
    ['mneme consolidate --preview', 'what it would do'],
    ['mneme consolidate', 'do it; undone as one with mneme consolidation undo'],
  ],
  async ask(client, { flag }) {
    if (flag('preview')) return answerWith(await client.consolidation.preview({}), showPreview);
    return answerWith(await client.consolidation.run({}), showRun);
  },
};

function showHealth({ state, checks, logs }: Health, screen: Screen): string {
  const rows = checks.flatMap((check): Cell[][] => [
    [{ text: check.state, style: STYLES[check.state] }, check.name, check.message],
    ...(check.advice === null || check.state === 'ok'
      ? []
      : [['', '', { text: check.advice, style: 'faint' } as const]]),
  ]);
  const columns = [{ title: 'STATE' }, { title: 'CHECK' }, { title: 'FOUND', grows: true }] as const;
  const whole = { ok: 'All is well.', warn: 'Something wants attention.', fail: 'Something is wrong.' }[
    state
  ];
  return `${formatTable(columns, rows, screen)}${screen.paint(STYLES[state], whole)} Log: ${onOneLine(logs)}\n`;
}

function showStats(found: Stats, screen: Screen): string {
  const rows: [string, number, string][] = [
    ['sessions', found.totalSessions, `${formatNumber(found.activeSessions24h)} active in 24 hours`],
    ['messages', found.totalMessages, ''],
    [
      'memories',
      found.totalMemories,
      `${listCounts(found.memoriesByTier)}; ${listCounts(found.memoriesByType)}`,
    ],
    ['facts', found.totalKnowledge, ''],
    ['preferences', found.totalPreferences, ''],
    ['tasks', found.totalTasks, `${formatNumber(found.openTasks)} open`],
    ['agents', found.totalAgents, ''],
    ['decisions', found.totalDecisions, ''],
    ['checkpoints', found.totalCheckpoints, ''],
    ['in Trash', found.inTrash, ''],
  ];
  const columns = [{ title: '' }, { title: 'COUNT', right: true }, { title: '', grows: true }] as const;
  const table = formatTable(
    columns,
    rows.map(([name, count, note]) => [name, formatNumber(count), note]),
    screen,
  );
  const since = found.oldestAt === null ? '' : `, since ${formatMoment(found.oldestAt)}`;
  return `${table}${formatBytes(found.dbSizeMb * MEGABYTE)} in ${onOneLine(found.home)}${since}\n`;
}

function showPreview({ counts, total, actions }: Preview, screen: Screen): string {
  if (total === 0) return 'There is nothing to do.\n';
  const rows = actions.map(({ kind, why, from, to, records }): Cell[] => [
    kind,
    why,
    records.map(({ title }) => title).join(' · '),
    [from, to].filter((value) => value !== null).join(' → '),
  ]);
  const columns = [
    { title: 'WOULD' },
    { title: 'WHY' },
    { title: 'WHAT', grows: true },
    { title: 'CHANGE', grows: true },
  ] as const;
  const more = total > actions.length ? ` The first ${formatNumber(actions.length)} are shown.` : '';
  return `${formatTable(columns, rows, screen)}${formatCount(total, 'action')}: ${listCounts(counts)}.${more} Nothing was changed.\n`;
}

function showRun({ run }: Run, screen: Screen): string {
  const did = listCounts(run.counts);
  return `${screen.paint('good', 'Consolidated')}: ${did === '' ? 'there was nothing to do' : did}.\n${
    run.tx === null ? '' : `Take it back with: mneme consolidation undo --runId ${run.id}\n`
  }`;
}

function listCounts(counts: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(counts)
    .filter(([, count]) => (count ?? 0) > 0)
    .map(([name, count]) => `${formatNumber(count ?? 0)} ${name}`)
    .join(', ');
}
