import type { ActionOf } from './action.ts';
import { contradict, type Saying } from './subject.ts';

/** A memory or fact that says something of a subject. */
export type Claim = Readonly<{
  entity: 'memory' | 'knowledge';
  id: string;
  agentId: string | null;
  /** What tells its subject: claims of one subject share it. */
  subject: string;
  /** Milliseconds. */
  createdAt: number;
  byPerson: boolean;
  /** Left out of recall already. */
  resting: boolean;
  /** Not compared before. */
  fresh: boolean;
}>;

/** What a claim says in words, and with which candidate it would be accepted. */
export type ClaimWords = Readonly<{
  saying: Saying;
  candidate: ActionOf<'propose'>['proposal']['candidate'];
  messageId: string | null;
  sessionId: string | null;
  confidence: number;
}>;

/** Older claims one claim is held against. */
const MOST_COMPARED = 20;

/**
 * Finds claims that say different things of one subject: the older stays in force, the newer is proposed, and where it
 * is a memory no person wrote it is left out of recall until the person has decided.
 */
export function planContradictions(
  claims: readonly Claim[],
  read: (claim: Claim) => ClaimWords | null,
): ActionOf<'propose'>[] {
  const actions: ActionOf<'propose'>[] = [];
  for (const group of Map.groupBy(claims, ({ subject }) => subject).values()) {
    if (group.length < 2 || !group.some(({ fresh }) => fresh)) continue;
    const ordered = group.toSorted(
      (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
    );
    for (const [place, newer] of ordered.entries()) {
      if (newer.resting) continue;
      const contradicted = ordered
        .slice(Math.max(0, place - MOST_COMPARED), place)
        .filter((older) => (older.fresh || newer.fresh) && !older.resting && canMeet(older, newer))
        .filter((older) => disagree(read(older), read(newer)));
      const words = contradicted.length > 0 ? read(newer) : null;
      if (words) actions.push(proposeNewer(newer, words, contradicted));
    }
  }
  return actions;
}

/** Memories of two agents never meet in one recall; what belongs to all meets everything. */
function canMeet(one: Claim, other: Claim): boolean {
  return one.agentId === other.agentId || one.agentId === null || other.agentId === null;
}

function disagree(older: ClaimWords | null, newer: ClaimWords | null): boolean {
  return older !== null && newer !== null && contradict(older.saying, newer.saying);
}

function proposeNewer(newer: Claim, words: ClaimWords, older: readonly Claim[]): ActionOf<'propose'> {
  return {
    kind: 'propose',
    step: 'contradictions',
    key: `contradiction:${newer.id}`,
    agentId: newer.agentId,
    why: 'other-value',
    hold: newer.entity === 'memory' && !newer.byPerson,
    proposal: {
      kind: 'contradicting',
      agentId: newer.agentId,
      candidate: words.candidate,
      sentence: null,
      messageId: words.messageId,
      sessionId: words.sessionId,
      confidence: words.confidence,
      record: { entity: newer.entity, id: newer.id },
      others: older.map(({ entity, id }) => ({ entity, id })),
    },
  };
}
