import type { ActionOf } from './action.ts';

/** A memory or fact whose words look like a secret. */
export type SecretBearer = Readonly<{
  entity: 'memory' | 'knowledge';
  id: string;
  agentId: string | null;
  candidate: ActionOf<'propose'>['proposal']['candidate'];
  messageId: string | null;
  sessionId: string | null;
}>;

/** Asks the person whether what looks like a secret may stay. */
export function planSecrets(bearers: readonly SecretBearer[]): ActionOf<'propose'>[] {
  return bearers.map(({ entity, id, agentId, candidate, messageId, sessionId }) => ({
    kind: 'propose',
    step: 'extract',
    key: `secret:${entity}:${id}`,
    agentId,
    why: 'secret',
    hold: false,
    proposal: {
      kind: 'secret',
      agentId,
      candidate,
      sentence: null,
      messageId,
      sessionId,
      confidence: 1,
      record: { entity, id },
      others: [],
    },
  }));
}
