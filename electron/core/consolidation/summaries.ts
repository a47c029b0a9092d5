import type { Analyser } from '../retrieval/analyse.ts';
import { summarise, type TermUse } from '../retrieval/summarise.ts';
import type { ActionOf } from './action.ts';

/** A session that is over and has no summary that still fits. */
export type SessionText = Readonly<{
  id: string;
  agentId: string | null;
  title: string;
  messageCount: number;
  /** Its newest messages, oldest first. */
  texts: readonly string[];
}>;

/** Sums up one session by the sentences that say most; null where nothing in it can be said of it. */
export function planSummary(
  session: SessionText,
  analyser: Analyser,
  use: TermUse,
): ActionOf<'summarise'> | null {
  const { summary, topics } = summarise(analyser, session.texts, use);
  if (summary === '') return null;
  return {
    kind: 'summarise',
    step: 'summarise',
    // With further messages it is another session to sum up.
    key: `summarise:${session.id}:${session.messageCount}`,
    agentId: session.agentId,
    why: 'ended',
    sessionId: session.id,
    title: session.title,
    summary,
    topics,
  };
}
