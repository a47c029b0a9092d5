import type { ClientProgram } from '../../../shared/entities/client-program.ts';
import { t } from '../../i18n/index.ts';

/** What a program is called; one that is not known by name is any other. */
export function nameOf({ client, name }: ClientProgram): string {
  return client === 'other' ? t('connect.other') : name;
}

/** Whether a program is connected, in words. */
export function stateWords({ client, state }: ClientProgram): string {
  return client === 'other' ? t('connect.state.any') : t(`connect.state.${state}`);
}
