import type { PatternExample, PatternType } from '../../../shared/entities/pattern.ts';
import type { ActionOf } from './action.ts';
import { hashText } from './hash.ts';

/** Something that was stated, wherever it was: counted by message, never by what consolidation made of it. */
export type StatedOften = Readonly<{
  type: Exclude<PatternType, 'workflow'>;
  key: string;
  value: string;
  /** Messages that state it, and sessions they stand in. */
  messages: number;
  sessions: number;
  confidence: number;
  examples: readonly PatternExample[];
}>;

/** The tasks of one session in the order in which they came. */
export type TaskSequence = Readonly<{ sessionId: string; tasks: readonly TaskStep[] }>;
type TaskStep = Readonly<{ key: string; text: string; messageId: string | null }>;

export type KnownPattern = Readonly<{ id: string; key: string; frequency: number }>;

const TIMES = 3;
const SESSIONS = 2;
const SHORTEST_FLOW = 2;
const LONGEST_FLOW = 5;
const EXAMPLES = 5;

/** Finds what was preferred, decided or done again and again: at least three times, in at least two sessions. */
export function planPatterns(
  stated: readonly StatedOften[],
  sequences: readonly TaskSequence[],
  known: readonly KnownPattern[],
): ActionOf<'pattern'>[] {
  const byKey = new Map(known.map((pattern) => [pattern.key, pattern]));
  return [...stated.filter(isRepeated).map(toPattern), ...findWorkflows(sequences)].flatMap((pattern) => {
    const before = byKey.get(pattern.key);
    if (before && before.frequency >= pattern.frequency) return [];
    return {
      kind: 'pattern',
      step: 'patterns',
      key: before ? `${pattern.key}:${pattern.frequency}` : pattern.key,
      agentId: null,
      why: 'repeated',
      patternId: before?.id ?? null,
      pattern,
    };
  });
}

/** The more often, the surer: half of the doubt goes with every further time. */
function surer(confidence: number, times: number): number {
  return Math.round(confidence * (1 - 0.5 ** (times - 1)) * 1000) / 1000;
}

function isRepeated({ messages, sessions }: StatedOften): boolean {
  return messages >= TIMES && sessions >= SESSIONS;
}

function toPattern({ type, key, value, messages, confidence, examples }: StatedOften): Fields {
  return {
    type,
    description: (key === value.toLowerCase() ? value : `${key}: ${value}`).slice(0, 1000),
    frequency: messages,
    confidence: surer(confidence, messages),
    examples: examples.slice(0, EXAMPLES),
    key: `pattern:${type}:${hashText(`${key}\n${value}`)}`,
  };
}

type Fields = ActionOf<'pattern'>['pattern'];
type Flow = { steps: readonly TaskStep[]; sessions: Map<string, readonly TaskStep[]> };

/** Runs of tasks that come in several sessions in the same order; of one inside another only the longer. */
function findWorkflows(sequences: readonly TaskSequence[]): Fields[] {
  const flows = new Map<string, Flow>();
  for (const { sessionId, tasks } of sequences) {
    for (let start = 0; start < tasks.length; start += 1) {
      for (
        let length = SHORTEST_FLOW;
        length <= LONGEST_FLOW && start + length <= tasks.length;
        length += 1
      ) {
        const steps = tasks.slice(start, start + length);
        const key = keyOf(steps);
        const flow = flows.get(key) ?? { steps, sessions: new Map() };
        if (!flow.sessions.has(sessionId)) flow.sessions.set(sessionId, steps);
        flows.set(key, flow);
      }
    }
  }
  const repeated = [...flows].filter(([, { sessions }]) => sessions.size >= TIMES);
  return repeated
    .filter(([key, flow]) => !repeated.some(([other, longer]) => contains(other, key, longer, flow)))
    .map(([key, { steps, sessions }]) => ({
      type: 'workflow',
      description: steps
        .map(({ text }) => text)
        .join(' → ')
        .slice(0, 1000),
      frequency: sessions.size,
      confidence: surer(1, sessions.size),
      examples: [...sessions].slice(-EXAMPLES).map(([sessionId, found]) => ({
        sessionId,
        messageId: found[0]?.messageId ?? null,
        text: found
          .map(({ text }) => text)
          .join(' → ')
          .slice(0, 500),
      })),
      key: `pattern:workflow:${hashText(key)}`,
    }));
}

function keyOf(steps: readonly TaskStep[]): string {
  return `\n${steps.map(({ key }) => key).join('\n')}\n`;
}

function contains(outer: string, inner: string, longer: Flow, flow: Flow): boolean {
  return outer !== inner && outer.includes(inner) && longer.sessions.size >= flow.sessions.size;
}
