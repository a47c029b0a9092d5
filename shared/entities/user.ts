import { z } from 'zod';
import { text } from '../primitives.ts';
import { common } from './common.ts';

/** A person whose memory this is. */
export const User = z.object({ ...common, name: text(200) });
export type User = z.infer<typeof User>;
