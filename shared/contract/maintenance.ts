import { z } from 'zod';
import { HealthCheck, HealthState } from '../entities/health.ts';
import { Job, JobState } from '../entities/job.ts';
import { Alert, AlertKind } from '../entities/alert.ts';
import { ErrorEntry } from '../entities/error-entry.ts';
import { MemoryFinding, MemoryType, Tier } from '../entities/memory.ts';
import { Durations, MetricPoint, OperationClass } from '../entities/metric.ts';
import { Id, reason, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { memoryFilters } from './memories.ts';

const days = z.int().min(1).max(36_500);

export const maintenance = {
  stats: query({
    summary: 'How much is remembered, and how much room it takes.',
    input: z.strictObject({}),
    output: z.object({
      totalSessions: z.int(),
      activeSessions24h: z.int(),
      totalMessages: z.int(),
      totalMemories: z.int(),
      memoriesByType: z.record(MemoryType, z.int()),
      memoriesByTier: z.record(Tier, z.int()),
      totalKnowledge: z.int(),
      totalPreferences: z.int(),
      totalTasks: z.int(),
      openTasks: z.int(),
      totalAgents: z.int(),
      totalDecisions: z.int(),
      totalCheckpoints: z.int(),
      inTrash: z.int(),
      dbSizeMb: z.number(),
      home: z.string().describe('The folder all of it lives in.'),
      schemaVersion: z.int(),
      oldestAt: Timestamp.nullable(),
    }),
    doors: OWNER,
  }),
  health: query({
    summary: 'Whether all is well, check by check, with what to do where it is not.',
    input: z.strictObject({}),
    output: z.object({
      state: HealthState,
      checks: z.array(HealthCheck),
      checkedAt: Timestamp,
      logs: z.string().describe('The folder of the log.'),
    }),
    doors: OWNER,
  }),
  jobs: query({
    summary: 'What runs and what ran, newest first.',
    input: z.strictObject({
      states: z.array(JobState).max(5).optional(),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ items: z.array(Job) }),
    doors: OWNER,
  }),
  job: query({ summary: 'One job.', input: z.strictObject({ id: Id }), output: Job, doors: OWNER }),
  cancelJob: command({
    makesRoom: true,
    summary: 'Stop a job. An import takes back everything it brought.',
    input: z.strictObject({ id: Id }),
    output: Job,
    doors: OWNER,
  }),
  metrics: query({
    summary: 'How long recalls, searches, changes and other questions took.',
    input: z.strictObject({
      hours: z.int().min(1).max(26_280).default(24).describe('How far back.'),
    }),
    output: z.object({
      since: Timestamp,
      stepMinutes: z.int().describe('How long each stretch of the series is.'),
      durations: z.partialRecord(OperationClass, Durations).describe('All of it; what never ran is missing.'),
      series: z.array(MetricPoint).max(200).describe('The same, stretch by stretch, oldest first.'),
    }),
    doors: OWNER,
  }),
  errors: query({
    summary: 'What went wrong, the latest first; the same, met again, is counted.',
    input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ items: z.array(ErrorEntry), total: z.int() }),
    doors: OWNER,
  }),
  clearErrors: command({
    summary: 'Forget what went wrong: those named, or all. It cannot be undone.',
    input: z.strictObject({ ids: z.array(z.int()).max(200).optional() }),
    output: z.object({ cleared: z.int() }),
    doors: OWNER,
  }),
  check: command({
    summary: 'Look through every table and ask every search index, as a job.',
    input: z.strictObject({}),
    output: z.object({ job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  rebuildSearch: command({
    summary: 'Build search indexes anew, as a job. Until it is done, not everything is found.',
    input: z.strictObject({
      everything: z.boolean().default(false).describe('All of them, not only those that are damaged.'),
    }),
    output: z.object({ job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  optimize: command({
    summary: 'Put the file in order, as a job: search indexes, statistics, free space.',
    input: z.strictObject({}),
    output: z.object({ job: Job.describe('Its result: `bytesBefore`, `bytesAfter`, `rewritten`.') }),
    doors: OWNER,
    lane: 'jobs',
  }),
  retentionPreview: query({
    summary: 'Which sessions would go to Trash for their age.',
    input: z.strictObject({
      days: days.optional().describe('Idle for so long; as set, if not given.'),
      limit: z.int().min(1).max(100).default(10).describe('How many are named.'),
    }),
    output: z.object({
      days: z.int(),
      before: Timestamp.describe('Those last active before this.'),
      sessions: z.int(),
      messages: z.int(),
      bytes: z.int().describe('About how much of the file they take.'),
      oldest: Timestamp.nullable().describe('When the longest idle was last active.'),
      newest: Timestamp.nullable(),
      items: z.array(z.object({ id: Id, title: z.string(), lastActive: Timestamp, messageCount: z.int() })),
      automatic: z.boolean().describe('Consolidation does it by itself.'),
      clockBelievable: z.boolean().describe('The clock stands about where it must since the last run.'),
    }),
    doors: OWNER,
  }),
  applyRetention: command({
    summary: 'Let old sessions go to Trash now. A verified backup is made first; it can be undone.',
    input: z.strictObject({ days: days.optional(), ...reason }),
    output: z.object({
      removed: z.int(),
      job: Job.nullable().describe('Goes on with it where there are many.'),
      backup: z.string().nullable().describe('The backup that was made first.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  alerts: query({
    summary: 'Which thresholds are passed now.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(Alert),
      snoozed: z.array(Alert).describe('Those that were put off.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  snoozeAlert: command({
    summary: 'Put an alert off until a moment, or show it again. One that ends is forgotten with this.',
    input: z.strictObject({ kind: AlertKind, until: Timestamp.nullable() }),
    output: z.object({ snoozed: z.boolean().describe('False: it does not fire.') }),
    doors: OWNER,
  }),
  report: query({
    summary:
      'How healthy the memories are: repeated, contradicted, secret, unreviewed, stale, never recalled.',
    input: z.strictObject({ samples: z.int().min(0).max(10).default(3) }),
    output: z.object({
      memories: z.int().describe('Those that stand.'),
      efficiency: z.number().nullable().describe('The share that was recalled within 30 days.'),
      asOf: Timestamp.nullable().describe('The last run of consolidation: repetitions are of then.'),
      items: z.array(
        z.object({
          name: z.enum([...MemoryFinding.options, 'neverRecalled', 'recalled']),
          count: z.int(),
          share: z.number(),
          filter: z
            .object(memoryFilters)
            .pick({ findings: true, recalled: true, recalledSince: true, superseded: true })
            .describe('What `memories.list` gives exactly these for.'),
          sample: z.array(z.object({ id: Id, text: z.string() })),
        }),
      ),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
