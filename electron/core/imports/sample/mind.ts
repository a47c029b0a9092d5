import type { BundleRecord } from '../../../../shared/bundle.ts';
import { Settings } from '../../../../shared/entities/settings.ts';
import { tierOf } from '../../../../shared/strength.ts';
import { head, hoursAfter, MADE_UP } from './head.ts';
import { sampleId } from './ids.ts';
import { MEMORIES } from './memories.ts';
import type { SampleDecision, SampleMemory, SampleState } from './story.ts';
import { DECISIONS, STATES } from './work.ts';

/** What the agents of the sample remember, work with and decided, counted from `now` (milliseconds since 1970). */
export function* mindRecords(now: number): Generator<BundleRecord> {
  for (const memory of MEMORIES) yield memoryRecord(memory, now);
  for (const state of STATES) {
    yield stateRecord(state, now);
    yield* checkpointRecords(state, now);
  }
  for (const decision of DECISIONS) yield decisionRecord(decision, now);
}

function memoryRecord(memory: SampleMemory, now: number): BundleRecord<'memory'> {
  const session = memory.session === undefined ? null : sampleId(`session/${memory.session}`);
  const basis = head('memory', memory.slug, hoursAfter(now, memory.madeAt));
  const { recalled, type, importance, pinned = false } = memory;
  const use = {
    type,
    importance,
    pinned,
    accessCount: recalled?.times ?? 0,
    lastAccessed: recalled === undefined ? null : new Date(hoursAfter(now, recalled.lastAt)).toISOString(),
  };
  return {
    ...basis,
    source: { ...MADE_UP, ...writerOf(memory), session_id: session },
    data: {
      agent_id: memory.agent === null ? null : sampleId(`agent/${memory.agent}`),
      shared_with: [],
      type,
      content: memory.content,
      context: {},
      importance,
      confidence: memory.confidence,
      emotional_valence: memory.valence ?? 0,
      tags: [...memory.tags],
      related_ids: (memory.related ?? []).map((slug) => sampleId(`memory/${slug}`)),
      access_count: use.accessCount,
      last_accessed: use.lastAccessed,
      tier: tierOf({ ...use, createdAt: basis.created_at }, Settings.parse({})['memory.strength'], now),
      pinned,
      paused: false,
      held: false,
      superseded_by: null,
    },
  };
}

function writerOf({ agent }: SampleMemory) {
  return agent === null
    ? { actor: 'person' as const, client: 'Mneme' }
    : { actor: 'agent' as const, client: agent };
}

function stateRecord({ agent, state, madeAt }: SampleState, now: number): BundleRecord<'state'> {
  return {
    ...head('state', agent, hoursAfter(now, madeAt)),
    source: { ...MADE_UP, client: agent, session_id: null },
    data: { agent_id: sampleId(`agent/${agent}`), state },
  };
}

function checkpointRecords({ agent, checkpoints }: SampleState, now: number): BundleRecord<'checkpoint'>[] {
  return checkpoints.map(({ label, state, madeAt }) => ({
    ...head('checkpoint', label, hoursAfter(now, madeAt)),
    source: { ...MADE_UP, client: agent, session_id: null },
    data: { agent_id: sampleId(`agent/${agent}`), label, cause: 'chosen', state },
  }));
}

function decisionRecord(decision: SampleDecision, now: number): BundleRecord<'decision'> {
  const session = sampleId(`session/${decision.session}`);
  const basis = head('decision', decision.summary, hoursAfter(now, decision.madeAt));
  return {
    ...basis,
    source: { ...MADE_UP, actor: 'agent', client: decision.agent, session_id: session },
    data: {
      agent_id: sampleId(`agent/${decision.agent}`),
      session_id: session,
      summary: decision.summary,
      inputs: decision.inputs,
      options: [...decision.options],
      chosen: decision.chosen,
      memories_used: decision.memories.map((slug) => sampleId(`memory/${slug}`)),
      outcome: decision.outcome,
      outcome_by: decision.outcome === 'unknown' ? null : 'agent',
      quality: decision.quality ?? null,
      decided_at: basis.created_at,
    },
  };
}
