import { z } from 'zod';
import { TrashKind } from '../../../shared/contract/trash.ts';

/** What the address of Trash holds: the kind that is shown. */
export const trashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
