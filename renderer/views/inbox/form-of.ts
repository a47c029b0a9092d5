import type { Proposal } from '../../../shared/entities/proposal.ts';

/**
 * The name of a form about a proposal, which is opened again where something was typed in it and not saved. It holds the ids of
 * what the words are of: forgetting one of those forgets what was typed.
 */
export function formOf({ id, record, others }: Proposal, mode: 'edit' | 'name' | 'merge'): string {
  const ids = [id, record?.id, others[0]?.id].filter((one) => one !== undefined);
  return `inbox.${mode} ${ids.join(' ')}`;
}
