import { z } from 'zod';
import { ClientName } from '../../../shared/entities/client-program.ts';

/** The address of the screen: the program that is looked at. */
export const connectSearch = z.object({ program: ClientName.optional().catch(undefined) });
