import { useRef, useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';

type RetentionSwitchProps = { values: Settings; onChange: (on: boolean) => void };

/** Whether old sessions go to Trash; turned on only after it was said what that means. */
export function RetentionSwitch({ values, onChange }: RetentionSwitchProps) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  const trashDays = values['trash.retentionDays'];
  return (
    <>
      <Switch
        label={t('settings.longTerm.retentionEnabled')}
        checked={values['longTerm.retentionEnabled']}
        onChange={(on) => (on ? setAsking(true) : onChange(false))}
      />
      <Dialog
        open={asking}
        title={t('settings.retention.title')}
        first={cancel}
        onClose={() => setAsking(false)}
        footer={
          <>
            <span className="grow" />
            <Button ref={cancel} kind="ghost" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false);
                onChange(true);
              }}
            >
              {t('settings.retention.turnOn')}
            </Button>
          </>
        }
      >
        <p>{t('settings.retention.what', { count: values['longTerm.retentionDays'] })}</p>
        <p className="t2">
          {trashDays === 0
            ? t('settings.retention.staysInTrash')
            : t('settings.retention.thenForgotten', { count: trashDays })}
        </p>
      </Dialog>
    </>
  );
}
