import { z } from 'zod';
import { asText } from '../../state/address.ts';
import { Id, Timestamp } from '../../../shared/primitives.ts';

const words = z.array(z.string()).min(1).optional().catch(undefined);
const moment = Timestamp.optional().catch(undefined);

/** What the address of the sessions holds besides the session: the filters, the order, the message to land on, the words to find, how it is shown. */
export const sessionsSearch = z.object({
  agentIds: z.array(Id).min(1).optional().catch(undefined),
  projects: words,
  sources: words,
  importId: Id.optional().catch(undefined),
  since: moment,
  until: moment,
  sort: z.enum(['lastActive', 'startedAt', 'title', 'messageCount']).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  message: Id.optional().catch(undefined),
  find: z.preprocess(asText, z.string().max(2000).optional()).catch(undefined),
  view: z.enum(['trace']).optional().catch(undefined),
});
export type SessionsSearch = z.infer<typeof sessionsSearch>;
