import { z } from 'zod';
import { ProposalKind } from '../../../shared/entities/proposal.ts';
import { Id } from '../../../shared/primitives.ts';

/** What the address of the Inbox holds: the filters, and the proposal that is looked at. */
export const inboxSearch = z.object({
  kinds: z.array(ProposalKind).min(1).optional().catch(undefined),
  agentIds: z.array(Id).min(1).optional().catch(undefined),
  /** What was put off, in place of what waits. */
  snoozed: z.literal(true).optional().catch(undefined),
  item: Id.optional().catch(undefined),
});
export type InboxSearch = z.infer<typeof inboxSearch>;
