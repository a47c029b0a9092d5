import type { Checkpoint } from '../../../shared/entities/agent-state.ts';
import { t } from '../../i18n/index.ts';

/** What a checkpoint is called: as the person or the agent did, else by why it was taken. */
export function checkpointName({ label, cause }: Pick<Checkpoint, 'label' | 'cause'>): string {
  if (cause === 'beforeRestore' && label !== '') return t('agents.beforeRestoreOf', { label });
  return label === '' ? t(`agents.cause.${cause}`) : label;
}
