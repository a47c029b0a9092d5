import { z } from 'zod';
import { SearchKind } from '../../../shared/contract/search.ts';
import { Tier } from '../../../shared/entities/memory.ts';
import { Role } from '../../../shared/entities/message.ts';
import { Id, Timestamp } from '../../../shared/primitives.ts';
import { asText } from '../../state/address.ts';

const words = z.array(z.preprocess(asText, z.string())).min(1).max(50).optional().catch(undefined);
const moment = Timestamp.optional().catch(undefined);

/** What the address of the search holds: the words, the filters, the order. */
export const searchSearch = z.object({
  text: z.preprocess(asText, z.string().max(2000).optional()).catch(undefined),
  kinds: z.array(SearchKind).min(1).max(SearchKind.options.length).optional().catch(undefined),
  agentIds: z.array(Id).min(1).max(50).optional().catch(undefined),
  projects: words,
  sources: words,
  roles: z.array(Role).min(1).max(5).optional().catch(undefined),
  tiers: z.array(Tier).min(1).max(4).optional().catch(undefined),
  tags: words,
  since: moment,
  until: moment,
  sort: z.enum(['relevance', 'newest']).optional().catch(undefined),
});
export type SearchSearch = z.infer<typeof searchSearch>;
