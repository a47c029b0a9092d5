import { z } from 'zod';
import { Job, JobState } from '../entities/job.ts';
import { ErrorEntry } from '../entities/error-entry.ts';
import { MemoryType, Tier } from '../entities/memory.ts';
import { Durations, MetricPoint, OperationClass } from '../entities/metric.ts';
import { Id, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const HealthCheck = z.object({
  name: z.enum(['store', 'watermark', 'search', 'disk', 'location', 'jobs', 'backup']),
  state: z.enum(['ok', 'warn', 'fail']),
  message: z.string().describe('What was found.'),
  advice: z.string().nullable().describe('What to do.'),
});

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
      state: z.enum(['ok', 'warn', 'fail']),
      checks: z.array(HealthCheck),
      checkedAt: Timestamp,
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
};
