import { Check, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t, tell } from '../../i18n/index.ts';
import type { SettingOutcome } from './use-setting-outcomes.ts';

type SettingRowProps = {
  label: string;
  detail: string;
  /** Its value is not the default. */
  modified?: boolean;
  onReset?: () => void;
  outcome?: SettingOutcome | undefined;
  /** Names the line of the problem, for the control to point at. */
  problemId?: string;
  children: ReactNode;
};

/** One setting: what it is, its control, whether it was changed, and what came of the last change. */
export function SettingRow(props: SettingRowProps) {
  const { label, detail, modified = false, onReset, outcome, problemId, children } = props;
  return (
    <div className={modified ? 'setting modified' : 'setting'}>
      <div className="setting-text">
        <p className="setting-name">
          <span className="med">{label}</span>
          {modified ? <span className="meta setting-mark">{t('settings.modified')}</span> : null}
          {modified && onReset !== undefined ? (
            <IconButton
              icon={RotateCcw}
              iconSize="small"
              label={t('settings.reset', { name: label })}
              onClick={onReset}
            />
          ) : null}
        </p>
        <p className="t2">{detail}</p>
      </div>
      <div className="setting-control">
        {children}
        {outcome?.kind === 'problem' ? (
          <p id={problemId} className="field-problem" role="alert">
            {tell(outcome.message)}
          </p>
        ) : null}
        <p className="setting-saved" role="status">
          {outcome?.kind === 'saved' ? (
            <>
              <Icon of={Check} size="small" />
              {t('settings.saved')}
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}
