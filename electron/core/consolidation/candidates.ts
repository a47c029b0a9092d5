import type { Candidate, ProposalKind, ProposalRecord } from '../../../shared/entities/proposal.ts';
import type { Action, ActionOf } from './action.ts';
import type { Statement } from './extract.ts';
import { hashText } from './hash.ts';
import { holdsSecret } from '../../../shared/secrets/find.ts';
import { plainWords } from './similar.ts';

/** A statement with where it stands. */
export type Heard = Readonly<{
  statement: Statement;
  messageId: string;
  sessionId: string;
  agentId: string | null;
}>;

/** What is kept already under the key of a candidate. */
export type Kept = Readonly<{ record: ProposalRecord; value: string }>;

/** Statements less sure than this are asked about as such. */
const SURE = 0.7;
/** "High", not more: what consolidation keeps must not grow up by its own word. */
const IMPORTANCE = 3;

/** Turns what was stated into proposals, and what the person asked to be remembered into memories. */
export function planCandidates(
  heard: readonly Heard[],
  keptUnder: (candidate: Candidate) => Kept | undefined,
): Action[] {
  return heard.flatMap((one) => {
    const action =
      one.statement.kind === 'important' && !holdsSecret(one.statement.value)
        ? remember(one)
        : propose(one, keptUnder);
    return action ? [action] : [];
  });
}

function remember({ statement, messageId, sessionId, agentId }: Heard): ActionOf<'remember'> {
  return {
    kind: 'remember',
    step: 'promote',
    key: `remember:${agentId}:${hashText(words(statement.value))}`,
    agentId,
    why: 'important',
    content: statement.value,
    sessionId,
    messageId,
    importance: IMPORTANCE,
    confidence: statement.confidence,
  };
}

function propose(
  { statement, messageId, sessionId, agentId }: Heard,
  keptUnder: (candidate: Candidate) => Kept | undefined,
): ActionOf<'propose'> | null {
  const candidate = toCandidate(statement);
  const kept = keptUnder(candidate);
  if (kept && words(kept.value) === words(statement.value)) return null;
  const secret = holdsSecret(statement.sentence);
  return {
    kind: 'propose',
    step: 'extract',
    key: `propose:${hashText([statement.kind, words(statement.key), words(statement.value)].join('\n'))}`,
    agentId,
    why: secret ? 'secret' : kept ? 'other-value' : 'stated',
    hold: false,
    proposal: {
      kind: secret ? 'secret' : kindOf(statement, kept),
      agentId,
      candidate,
      sentence: statement.sentence,
      messageId,
      sessionId,
      confidence: statement.confidence,
      record: null,
      others: kept ? [kept.record] : [],
    },
  };
}

function kindOf({ confidence }: Statement, kept: Kept | undefined): ProposalKind {
  if (kept) return 'contradicting';
  return confidence < SURE ? 'low-confidence' : 'new';
}

/** Where what was stated would be kept. */
function toCandidate({ kind, category, key, value }: Statement): Candidate {
  if (kind === 'preference') return { kind: 'preference', key, value };
  if (kind === 'task') return { kind: 'task', description: value };
  if (kind === 'important') return { kind: 'memory', type: 'episodic', content: value };
  return { kind: 'knowledge', category, key, value };
}

function words(text: string): string {
  return plainWords(text).join(' ');
}
