import { useState } from 'react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';

type RetentionSwitchProps = { values: Settings; onChange: (on: boolean) => void };

/** Whether old sessions go to Trash; turned on only after it was said what that means. */
export function RetentionSwitch({ values, onChange }: RetentionSwitchProps) {
  const [asking, setAsking] = useState(false);
  const trashDays = values['trash.retentionDays'];
  return (
    <>
      <Switch
        label={t('settings.longTerm.retentionEnabled')}
        checked={values['longTerm.retentionEnabled']}
        onChange={(on) => (on ? setAsking(true) : onChange(false))}
      />
      <ConfirmDialog
        open={asking}
        title={t('settings.retention.title')}
        action={t('settings.retention.turnOn')}
        danger
        onConfirm={() => {
          setAsking(false);
          onChange(true);
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('settings.retention.what', { count: values['longTerm.retentionDays'] })}</p>
        <p className="t2">
          {trashDays === 0
            ? t('settings.retention.staysInTrash')
            : t('settings.retention.thenForgotten', { count: trashDays })}
        </p>
      </ConfirmDialog>
    </>
  );
}
