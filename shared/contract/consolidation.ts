import { z } from 'zod';
import { Job } from '../entities/job.ts';
import { ActionKind, ActionView, ConsolidationRun, ConsolidationStep } from '../entities/run.ts';
import { Settings } from '../entities/settings.ts';
import { Id, listInput, page, reason, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

/** What consolidation goes by: settings of the same names. */
const Rules = Settings.pick({
  'consolidation.enabled': true,
  'consolidation.intervalHours': true,
  'consolidation.steps': true,
  'consolidation.caps': true,
  'consolidation.historyDays': true,
  'shortTerm.ttlHours': true,
  'shortTerm.autoSummarize': true,
  'longTerm.retentionEnabled': true,
  'longTerm.retentionDays': true,
});

const shape = Rules.shape;

/** What a run is narrowed to. */
const narrowed = {
  agentId: Id.optional().describe('For this agent only.'),
  without: z
    .array(ConsolidationStep)
    .max(ConsolidationStep.options.length)
    .optional()
    .describe(
      'Steps left out this time. What is said is read once: left out, `extract` finds only what comes later.',
    ),
};

export const consolidation = {
  preview: query({
    summary: 'What a run would do now, without doing any of it.',
    input: z.strictObject({
      ...narrowed,
      limit: z.int().min(0).max(2000).default(500).describe('How many actions are shown one by one.'),
    }),
    output: z.object({
      counts: z.partialRecord(ActionKind, z.int()),
      total: z.int(),
      actions: z.array(ActionView).describe('The first of them.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  run: command({
    summary: 'Consolidate now. Answers at once with the job; what it does is undone as one.',
    input: z.strictObject({ ...narrowed, ...reason }),
    output: z.object({ run: ConsolidationRun, job: Job }),
    doors: OWNER,
    lane: 'jobs',
  }),
  cancel: command({
    makesRoom: true,
    summary: 'Stop the run that goes on, between two of its actions. What it did stays, and can be undone.',
    input: z.strictObject({}),
    output: z.object({ job: Job.nullable().describe('Null: none goes on.') }),
    doors: OWNER,
  }),
  status: query({
    summary: 'Whether a run goes on, the last one, and when the next is due.',
    input: z.strictObject({}),
    output: z.object({
      running: ConsolidationRun.nullable(),
      job: Job.nullable(),
      last: ConsolidationRun.nullable(),
      nextAt: Timestamp.nullable().describe('Null: only on demand.'),
      rules: Rules,
    }),
    doors: OWNER,
  }),
  runs: query({
    summary: 'Runs, newest first.',
    input: z.strictObject({
      ...listInput,
      since: Timestamp.optional().describe('Begun at or after.'),
      did: z.array(ActionKind).max(ActionKind.options.length).optional().describe('That did any of these.'),
      undone: z.boolean().optional().describe('Those that were taken back, or those that were not.'),
    }),
    output: page(ConsolidationRun),
    doors: OWNER,
  }),
  get: query({
    summary: 'One run.',
    input: z.strictObject({ id: Id }),
    output: ConsolidationRun,
    doors: OWNER,
  }),
  actions: query({
    summary: 'What a run did, in order, each with what it changed.',
    input: z.strictObject({
      runId: Id,
      ...listInput,
      kinds: z.array(ActionKind).max(ActionKind.options.length).optional(),
      agentIds: z
        .array(z.union([Id, z.literal('shared')]))
        .max(100)
        .optional()
        .describe('What belongs to these agents; shared: to all of them.'),
    }),
    output: page(ActionView),
    doors: OWNER,
  }),
  undo: command({
    summary: 'Take back everything a run did. What was changed since is left alone and counted.',
    input: z.strictObject({ runId: Id, ...reason }),
    output: z.object({
      run: ConsolidationRun,
      restored: z.int(),
      skipped: z.int().describe('Records in which something was changed since.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  configure: command({
    summary: 'Change when and how consolidation works.',
    input: z.strictObject({
      enabled: shape['consolidation.enabled'].unwrap().optional(),
      intervalHours: shape['consolidation.intervalHours'].unwrap().optional(),
      steps: z
        .partialRecord(ConsolidationStep, z.boolean())
        .optional()
        .describe('Those named; the others stay.'),
      caps: shape['consolidation.caps'].unwrap().partial().optional(),
      historyDays: shape['consolidation.historyDays'].unwrap().optional(),
      ttlHours: shape['shortTerm.ttlHours'].unwrap().optional(),
      autoSummarize: shape['shortTerm.autoSummarize'].unwrap().optional(),
      retentionEnabled: shape['longTerm.retentionEnabled'].unwrap().optional(),
      retentionDays: shape['longTerm.retentionDays'].unwrap().optional(),
      ...reason,
    }),
    output: z.object({ rules: Rules }),
    doors: OWNER,
  }),
};
