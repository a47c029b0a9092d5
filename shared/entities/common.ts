import { Origin } from '../caller.ts';
import { Id, Timestamp } from '../primitives.ts';

/** The fields every record has. */
export const common = {
  id: Id,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  deletedAt: Timestamp.nullable(),
  origin: Origin,
};
