import type { Task, TaskStatus } from '../../../shared/entities/task.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notify, notifyError } from '../../state/notices.ts';
import { callOperation } from '../../state/operations.ts';

/** Gives a function that moves several tasks on, and tells of it with one button that takes all of it back. */
export function useManyStatuses() {
  const { transport } = useConnection();

  async function undo(ids: readonly string[]) {
    for (const id of ids) {
      const { items } = await callOperation(transport, 'history.list', { entity: 'task', id, limit: 1 });
      const tx = items[0]?.operation === 'tasks.setStatus' ? items[0].tx : undefined;
      if (tx !== undefined) await callOperation(transport, 'history.undo', { tx });
    }
  }

  return async (tasks: readonly Task[], status: TaskStatus) => {
    const moved: string[] = [];
    try {
      for (const { id } of tasks) {
        await callOperation(transport, 'tasks.setStatus', { id, status });
        moved.push(id);
      }
    } catch (failure) {
      notifyError(failure);
    }
    if (moved.length === 0) return;
    notify({
      kind: 'done',
      title: t('tasks.moved', { count: moved.length, status: t(`tasks.status.${status}`) }),
      action: { label: t('action.undo'), run: () => void undo(moved).catch(notifyError) },
    });
  };
}
