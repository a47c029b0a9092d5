import { z } from 'zod';
import { Id } from '../../../shared/primitives.ts';

/** What the address of the preferences holds: the one to land on. */
export const preferencesSearch = z.object({
  preference: Id.optional().catch(undefined),
});
