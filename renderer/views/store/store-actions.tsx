import { useState } from 'react';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { Button } from '../../components/button.tsx';
import { t } from '../../i18n/index.ts';
import { useStoreActs } from '../../state/store-condition.ts';
import { BackupDialog } from './backup-dialog.tsx';

/** The buttons for what can be done about the file; the first is the likeliest. */
export function StoreActions({ condition, large = false }: { condition: StoreCondition; large?: boolean }) {
  const { acts, restore, busy } = useStoreActs();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      {condition.actions.map((action, place) => (
        <Button
          key={action}
          kind={place > 0 ? 'ghost' : large ? 'primary' : 'plain'}
          large={large}
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            if (action === 'useBackup') setChoosing(true);
            else acts[action]();
          }}
        >
          {t(`store.act.${action}`)}
        </Button>
      ))}
      {choosing ? (
        <BackupDialog
          onClose={() => setChoosing(false)}
          onChoose={(name) => {
            setChoosing(false);
            restore(name);
          }}
        />
      ) : null}
    </>
  );
}
