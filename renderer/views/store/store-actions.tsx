import type { StoreAction, StoreCondition } from '../../../shared/entities/store-condition.ts';
import { Button } from '../../components/button.tsx';
import { t } from '../../i18n/index.ts';
import { useStoreChange } from '../../state/store-condition.ts';

/** The buttons for what can be done about the file; the first is the likeliest. */
export function StoreActions({ condition, large }: { condition: StoreCondition; large?: boolean }) {
  const act = useStoreAct();
  return condition.actions.map((action, place) => (
    <Button
      key={action}
      kind={place > 0 ? 'ghost' : large ? 'primary' : 'plain'}
      large={large ?? false}
      aria-disabled={act.busy}
      onClick={() => act.busy || act.run(action)}
    >
      {t(`store.act.${action}`)}
    </Button>
  ));
}

function useStoreAct() {
  const retry = useStoreChange('store.retry');
  const acceptRollback = useStoreChange('store.acceptRollback');
  const beginAnew = useStoreChange('store.beginAnew');
  const all = { retry, acceptRollback, beginAnew };
  return {
    busy: Object.values(all).some(({ isPending }) => isPending),
    run(action: StoreAction) {
      if (action in all) all[action as keyof typeof all].mutate({}); // just looked for
    },
  };
}
