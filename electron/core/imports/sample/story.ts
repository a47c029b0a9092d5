import type { DecisionOutcome } from '../../../../shared/entities/decision.ts';
import type { MemoryType } from '../../../../shared/entities/memory.ts';
import type { Json } from '../../../../shared/primitives.ts';

/** Who speaks in the sample: three made-up agents, each for one kind of work. */
export type SampleAgent = 'Pilot' | 'Scout' | 'Quill';

/** What happens in a conversation of the sample, in order. */
export type SampleTurn =
  | Readonly<{ you: string }>
  | Readonly<{ agent: string; thinking?: string }>
  /** The agent calls a tool, and is told what came of it. */
  | Readonly<{ tool: string; input: Json; result: string; failed?: true }>
  /** Another way the conversation went at this place, before it went on with the next turn. */
  | Readonly<{ otherwise: readonly SampleTurn[] }>;

/** A conversation of the sample. */
export type SampleSession = Readonly<{
  /** Its name for good: the ids of the session and of its messages are made of it. */
  slug: string;
  title: string;
  agent: SampleAgent;
  /** How many hours before the import it began. */
  hoursAgo: number;
  topics: readonly string[];
  importance: number;
  summary?: string;
  project?: string;
  /** The slug of the session it is a sub-session of; that one stands before it. */
  parent?: string;
  turns: readonly SampleTurn[];
}>;

/** Where something was learned: a session, and words of the message that says it. */
type SampleOrigin = Readonly<{ slug: string; words: string }>;

/** A fact of the sample. */
export type SampleFact = Readonly<{
  category: string;
  key: string;
  value: string;
  confidence: number;
  /** Without it the person wrote it down. */
  from?: SampleOrigin;
}>;

/** A preference of the sample. */
export type SamplePreference = Readonly<{
  key: string;
  value: Json;
  confidence: number;
  /** Agents may not change it. */
  locked?: boolean;
  from?: SampleOrigin;
}>;

/** A task of the sample. Times in hours after the import began, before it where they are negative. */
export type SampleTask = Readonly<{
  description: string;
  status: 'pending' | 'in_progress' | 'completed' | 'failed';
  agent: SampleAgent;
  session: string;
  madeAt: number;
  dueAt?: number;
  completedAt?: number;
  result?: string;
}>;

/** A memory of the sample. Times in hours after the import began: negative. */
export type SampleMemory = Readonly<{
  /** Its name for good: its id is made of it. */
  slug: string;
  /** Null: the person wrote it, for all agents. */
  agent: SampleAgent | null;
  type: MemoryType;
  content: string;
  importance: 1 | 2 | 3 | 4 | 5;
  confidence: number;
  tags: readonly string[];
  session?: string;
  madeAt: number;
  recalled?: Readonly<{ times: number; lastAt: number }>;
  related?: readonly string[];
  valence?: number;
  pinned?: true;
}>;

/** A decision of the sample. `memories` are slugs. */
export type SampleDecision = Readonly<{
  agent: SampleAgent;
  session: string;
  summary: string;
  inputs: Json;
  options: readonly string[];
  chosen: string;
  memories: readonly string[];
  outcome: DecisionOutcome;
  quality?: number;
  madeAt: number;
}>;

/** What an agent of the sample works with, and the states it set aside. */
export type SampleState = Readonly<{
  agent: SampleAgent;
  state: Json;
  madeAt: number;
  checkpoints: readonly Readonly<{ label: string; state: Json; madeAt: number }>[];
}>;
