import { z } from 'zod';
import { Job, JobState } from '../entities/job.ts';
import { MemoryType, Tier } from '../entities/memory.ts';
import { Id, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const HealthCheck = z.object({
  name: z.enum(['store', 'watermark', 'search', 'disk', 'location', 'jobs']),
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
};
