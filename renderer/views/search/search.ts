import { z } from 'zod';

/** What the address of this screen holds besides its path. */
export const searchSearch = z.object({ text: z.string().optional().catch(undefined) });
