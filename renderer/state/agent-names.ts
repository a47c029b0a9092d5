import { t } from '../i18n/index.ts';
import { useRead } from './queries.ts';

const MOST_NAMED = 200;

/** Gives a function that names an agent of an address by its id: also one that is not here any more. */
export function useAgentNames(enabled: boolean): (id: string) => string {
  const agents = useRead('agents.list', { limit: MOST_NAMED }, { enabled }).data;
  return (id) => {
    const name = agents?.items.find((agent) => agent.id === id)?.name;
    if (name !== undefined) return name;
    return agents !== undefined && agents.next === null ? t('common.gone') : '…';
  };
}
