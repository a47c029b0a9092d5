import type { Actor } from '../../shared/caller.ts';
import { t, translateName } from '../i18n/index.ts';

/** Who wrote something, as a person reads it: themselves, an agent by its name, an import. */
export function writerName({ actor, client }: { actor: Actor; client: string | null }): string {
  if (actor === 'agent' && client !== null && client !== '') return client;
  return translateName(`writer.${actor}`, t('conflict.someone'));
}
