import { z } from 'zod';
import type { EntityName } from '../../shared/entities/history.ts';
import { AppError } from '../../shared/errors.ts';
import { Timestamp } from '../../shared/primitives.ts';
import { readConflict } from './conflicts.ts';
import { useConnection } from './connection-context.ts';
import { callOperation } from './operations.ts';
import { useRefresh } from './refresh.ts';

const Details = z.object({
  current: z.looseObject({ id: z.string(), updatedAt: Timestamp, writer: z.string().nullish() }),
});

type FieldSave<T> = Readonly<{
  entity: EntityName;
  field: string;
  /** The value of the field in the version that was edited, as it is edited: a text. */
  before: string;
  /** The version that was edited. */
  version: string;
  /** Keeps the new value on top of a version. */
  keep: (version: string) => Promise<T>;
}>;

/**
 * Gives a function that keeps one field of a record. Where only other fields have changed meanwhile it keeps the value
 * on top of them; where this field has changed it fails with a conflict that names who wrote it last.
 */
export function useFieldSave() {
  const { transport } = useConnection();
  const refresh = useRefresh();

  async function nameWriter(
    entity: EntityName,
    failure: AppError,
    current: z.infer<typeof Details>['current'],
  ) {
    const latest = await callOperation(transport, 'history.list', { entity, id: current.id, limit: 1 });
    const [change] = latest.items;
    if (change === undefined) return failure;
    const { actor, client } = change;
    const origin = { actor, client, sessionId: null, messageId: null, trust: 'trusted' };
    const writer = actor === 'agent' ? client : null;
    return new AppError(failure.code, failure.message, { current: { ...current, origin, writer } });
  }

  /** Ends when what is on screen has the new value, so that an editor that closes does not show the old one. */
  async function keepAndShow<T>({ entity, keep }: FieldSave<T>, version: string): Promise<T> {
    const kept = await keep(version);
    await refresh(entity);
    return kept;
  }

  return async function saveField<T>(save: FieldSave<T>): Promise<T> {
    const { entity, field, before, version } = save;
    try {
      return await keepAndShow(save, version);
    } catch (failure) {
      if (!(failure instanceof AppError) || failure.code !== 'conflict') throw failure;
      const details = Details.safeParse(failure.details);
      if (!details.success) throw failure;
      const { current } = details.data;
      if (textOfValue(current[field]) === before) return await keepAndShow(save, current.updatedAt);
      throw await nameWriter(entity, failure, current);
    }
  };
}

/** What the refusal of an edit says of its field: the newer value, who wrote it, and the version it has. */
export function readFieldConflict(failure: unknown, field: string) {
  const conflict = readConflict(failure, field);
  if (conflict === null || !(failure instanceof AppError)) return null;
  const details = Details.safeParse(failure.details);
  return { ...conflict, who: details.data?.current.writer ?? conflict.who };
}

/** A value as it is edited in a text field: nothing for null, JSON for what is no text. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
