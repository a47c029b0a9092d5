import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { live as domain } from '../../../shared/contract/live.ts';
import { isProcessGone } from '../jobs/process-name.ts';
import { listCalls, readConnections } from '../store/program-calls.ts';
import type { Context } from './context.ts';

export const live: HandlersFor<typeof domain, Context> = {
  programs({ activity, store, now }) {
    activity.flush();
    return { items: readConnections(store.read, now(), isProcessGone) };
  },
  calls({ activity, store }, input) {
    activity.flush();
    return listCalls(store.read, input);
  },
};
