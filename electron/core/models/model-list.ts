import { z } from 'zod';
import type { ModelServer } from '../ports.ts';
import { parseOrNull } from './body.ts';
import { wrongAddress } from './failures.ts';
import { askOnce, type Keyed } from './once.ts';

const LONGEST_LIST_BYTES = 4 * 1024 * 1024;
const LIST_MS = 10_000;

/** As the protocol has it; Ollama gives null where there is none. */
const Models = z.object({ data: z.array(z.object({ id: z.string() })).nullable() });

/** The models a server tells of over the OpenAI-compatible protocol. Throws what is wrong in words. */
export async function listModels(
  keyed: Keyed,
  model: ModelServer,
  cancelled: AbortSignal,
): Promise<string[]> {
  const asked = { method: 'GET', path: '/models' } as const;
  const limits = { bytes: LONGEST_LIST_BYTES, milliseconds: LIST_MS };
  const body = await askOnce(keyed, model, asked, limits, cancelled);
  const listed = Models.safeParse(parseOrNull(body));
  if (!listed.success) throw wrongAddress(model, 'it lists no models');
  return (listed.data.data ?? []).map(({ id }) => id);
}
