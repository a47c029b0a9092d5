import { z } from 'zod';
import { User } from '../entities/user.ts';
import { expected, Id, listInput, page, reason, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

export const users = {
  list: query({
    summary: 'The people this store is of.',
    input: z.strictObject(listInput),
    output: page(User),
    doors: OWNER,
  }),
  get: query({
    summary: 'One person; the first if none is named.',
    input: z.strictObject({ id: Id.optional() }),
    output: User,
  }),
  update: command({
    summary: 'Change the name of a person.',
    input: z.strictObject({ id: Id, name: text(200).min(1), ...expected, ...reason }),
    output: User,
    doors: OWNER,
  }),
};
