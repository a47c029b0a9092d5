import { createClient, type Transport } from '../../../shared/client.ts';
import type { Settings } from '../../../shared/entities/settings.ts';

/** The settings as they are now; undefined while the memory cannot be read. */
export async function readSettings(transport: Transport): Promise<Settings | undefined> {
  return createClient(transport)
    .settings.get({})
    .then(
      ({ values }) => values,
      () => undefined,
    );
}

/** Hands over the settings now and whenever one changes, one after the other. */
export async function followSettings(transport: Transport, apply: (values: Settings) => void): Promise<void> {
  const applyNow = async (): Promise<void> => {
    const values = await readSettings(transport);
    if (values !== undefined) apply(values);
  };
  let last = Promise.resolve();
  const applyNext = (): Promise<void> => (last = last.then(applyNow));
  transport.subscribe((changes) => {
    if (changes.some(({ entity }) => entity === 'setting')) void applyNext();
  });
  await applyNext();
}
