import type { Client } from '../../../../shared/client.ts';

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];
type Metric = Readonly<{ name: string; help: string; samples: readonly Sample[] }>;

const STATES = { ok: 0, warn: 1, fail: 2 } as const;
const MEGABYTE = 1_000_000;
const MILLISECONDS = 1000;

/**
 * What Prometheus reads: numbers with names of Mneme's own. Nothing of what is stored is in it, not even what agents or
 * tags are called.
 */
export async function writeMetrics(client: Client, version: string): Promise<string> {
  const [stats, health, metrics] = await Promise.all([
    client.maintenance.stats({}),
    client.maintenance.health({}),
    client.maintenance.metrics({ hours: 1 }),
  ]);
  const durations = Object.entries(metrics.durations);
  return formatMetrics([
    {
      name: 'mneme_info',
      help: 'The version of Mneme and of its file.',
      samples: [[{ version, schema: String(stats.schemaVersion) }, 1]],
    },
    ofStats(stats),
    {
      name: 'mneme_memories',
      help: 'Memories by tier.',
      samples: Object.entries(stats.memoriesByTier).map(([tier, count]) => [{ tier }, count]),
    },
    { name: 'mneme_tasks_open', help: 'Tasks that are not done.', samples: [[{}, stats.openTasks]] },
    { name: 'mneme_store_bytes', help: 'How large the file is.', samples: [[{}, stats.dbSizeMb * MEGABYTE]] },
    {
      name: 'mneme_health_state',
      help: 'What was looked at: 0 well, 1 wants attention, 2 fails.',
      samples: health.checks.map(({ name, state }) => [{ check: name }, STATES[state]]),
    },
    {
      name: 'mneme_calls_last_hour',
      help: 'Calls within an hour.',
      samples: durations.map(([of, { count }]) => [{ class: of }, count]),
    },
    {
      name: 'mneme_call_duration_seconds',
      help: 'How long calls within an hour took.',
      samples: durations.flatMap(([of, { p50, p95 }]): Sample[] => [
        [{ class: of, quantile: '0.5' }, p50 / MILLISECONDS],
        [{ class: of, quantile: '0.95' }, p95 / MILLISECONDS],
      ]),
    },
  ]);
}

function ofStats(stats: Awaited<ReturnType<Client['maintenance']['stats']>>): Metric {
  const counts = {
    session: stats.totalSessions,
    message: stats.totalMessages,
    memory: stats.totalMemories,
    knowledge: stats.totalKnowledge,
    preference: stats.totalPreferences,
    task: stats.totalTasks,
    agent: stats.totalAgents,
    decision: stats.totalDecisions,
    checkpoint: stats.totalCheckpoints,
    trash: stats.inTrash,
  };
  const samples = Object.entries(counts).map(([kind, count]): Sample => [{ kind }, count]);
  return { name: 'mneme_records', help: 'Living records by kind, and what lies in Trash.', samples };
}

/** The text format of Prometheus, version 0.0.4. All of it are gauges. */
function formatMetrics(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, help, samples }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}${formatLabels(labels)} ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}

function formatLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
