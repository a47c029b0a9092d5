import { z } from 'zod';

/** What the address of this screen holds besides its path. */
export const exportsSearch = z.object({});
