import { z } from 'zod';
import type { EntityName } from '../../shared/entities/history.ts';
import { AppError } from '../../shared/errors.ts';
import { Timestamp } from '../../shared/primitives.ts';
import { useConnection } from './connection-context.ts';
import { callOperation } from './operations.ts';

const Details = z.object({ current: z.looseObject({ id: z.string(), updatedAt: Timestamp }) });

type FieldSave = Readonly<{
  entity: EntityName;
  field: string;
  /** The value of the field in the version that was edited, as it is edited: a text. */
  before: string;
  /** The version that was edited. */
  version: string;
  /** Keeps the new value on top of a version. */
  keep: (version: string) => Promise<unknown>;
}>;

/**
 * Gives a function that keeps one field of a record. Where only other fields have changed meanwhile it keeps the value
 * on top of them; where this field has changed it fails with a conflict that names who wrote it last.
 */
export function useFieldSave() {
  const { transport } = useConnection();

  async function nameWriter(entity: EntityName, failure: AppError, current: z.infer<typeof Details>['current']) {
    const latest = await callOperation(transport, 'history.list', { entity, id: current.id, limit: 1 });
    const [change] = latest.items;
    if (change === undefined) return failure;
    const { actor, client } = change;
    const origin = { actor, client, sessionId: null, messageId: null, trust: 'trusted' };
    const agentName = actor === 'agent' ? client : null;
    return new AppError(failure.code, failure.message, { current: { ...current, origin, agentName } });
  }

  return async function saveField({ entity, field, before, version, keep }: FieldSave): Promise<unknown> {
    try {
      return await keep(version);
    } catch (failure) {
      if (!(failure instanceof AppError) || failure.code !== 'conflict') throw failure;
      const details = Details.safeParse(failure.details);
      if (!details.success) throw failure;
      const { current } = details.data;
      if (textOfValue(current[field]) === before) return await keep(current.updatedAt);
      throw await nameWriter(entity, failure, current);
    }
  };
}

/** A value as it is edited in a text field: nothing for null, JSON for what is no text. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
