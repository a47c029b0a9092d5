import type { Memory } from '../../../shared/entities/memory.ts';
import type { Conditions } from './cursor.ts';

/**
 * Whose eyes a list is read with: an agent's, by its id (null: one nobody registered yet), or the person's, who sees all.
 * `ownOnly`: the person lets it see no memories but its own.
 */
export type Viewer = Readonly<{ agentId: string | null; ownOnly?: true }> | 'person';

/** Whether a viewer sees a memory: its own, what belongs to all, and what was shared with it. */
export function isVisibleTo(
  viewer: Viewer,
  { agentId, sharedWith }: Pick<Memory, 'agentId' | 'sharedWith'>,
): boolean {
  if (viewer === 'person') return true;
  if (viewer.ownOnly === true) return agentId !== null && agentId === viewer.agentId;
  if (agentId === null) return true;
  return viewer.agentId !== null && (agentId === viewer.agentId || sharedWith.includes(viewer.agentId));
}

/** The same rule as SQL, of memories under an alias. */
export function visibleTo(viewer: Viewer, alias: string): Conditions {
  if (viewer === 'person') return { where: [], parameters: {} };
  if (viewer.ownOnly === true)
    return { where: [`${alias}.agent_id = @viewer`], parameters: { viewer: viewer.agentId } };
  if (viewer.agentId === null) return { where: [`${alias}.agent_id IS NULL`], parameters: {} };
  return {
    where: [
      `(${alias}.agent_id IS NULL OR ${alias}.agent_id = @viewer OR ${alias}.shared_with <> '[]'
        AND EXISTS (SELECT 1 FROM json_each(${alias}.shared_with) shared WHERE shared.value = @viewer))`,
    ],
    parameters: { viewer: viewer.agentId },
  };
}
