import type { Memory } from '../../../shared/entities/memory.ts';
import type { Conditions } from './cursor.ts';

/** Whose eyes a list is read with: an agent's, by its id (null: one nobody registered yet), or the person's, who sees all. */
export type Viewer = Readonly<{ agentId: string | null }> | 'person';

/** Whether a viewer sees a memory: its own, what belongs to all, and what was shared with it. */
export function isVisibleTo(
  viewer: Viewer,
  { agentId, sharedWith }: Pick<Memory, 'agentId' | 'sharedWith'>,
): boolean {
  if (viewer === 'person' || agentId === null) return true;
  return viewer.agentId !== null && (agentId === viewer.agentId || sharedWith.includes(viewer.agentId));
}

/** The same rule as SQL, of memories under an alias. */
export function visibleTo(viewer: Viewer, alias: string): Conditions {
  if (viewer === 'person') return { where: [], parameters: {} };
  if (viewer.agentId === null) return { where: [`${alias}.agent_id IS NULL`], parameters: {} };
  return {
    where: [
      `(${alias}.agent_id IS NULL OR ${alias}.agent_id = @viewer OR ${alias}.shared_with <> '[]'
        AND EXISTS (SELECT 1 FROM json_each(${alias}.shared_with) shared WHERE shared.value = @viewer))`,
    ],
    parameters: { viewer: viewer.agentId },
  };
}
