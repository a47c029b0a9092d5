import { z } from 'zod';

/** What the address of the settings holds: the group that is shown. */
export const settingsSearch = z.object({ group: z.string().optional().catch(undefined) });
