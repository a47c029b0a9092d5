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
  /** What a model says of it, asked beforehand; null: its own sentences do. */
  told?: string | null;
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
    key: summaryKey(session),
    agentId: session.agentId,
    why: 'ended',
    sessionId: session.id,
    title: session.title,
    summary: session.told ?? summary,
    topics,
  };
}

/** Names the summing up of a session; with further messages it is another one to sum up. */
export function summaryKey({ id, messageCount }: Pick<SessionText, 'id' | 'messageCount'>): string {
  return `summarise:${id}:${messageCount}`;
}
