import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { store as domain } from '../../../shared/contract/store.ts';
import type { StoreCare } from './store-care.ts';

/** What works while the memory cannot be opened. */
export const store: HandlersFor<typeof domain, StoreCare> = {
  status: (care) => care.condition(),
  async retry(care) {
    await care.retry();
    return care.condition();
  },
  async acceptRollback(care) {
    await care.acceptRollback();
    return care.condition();
  },
  async beginAnew(care) {
    await care.beginAnew();
    return care.condition();
  },
  salvage: (care) => care.salvage(),
  backups: (care) => ({ items: [...care.backups()] }),
  async useBackup(care, { name }) {
    await care.useBackup(name);
    return care.condition();
  },
  async putBack(care) {
    await care.putBack();
    return care.condition();
  },
  progress: (care) => care.progress(),
};
