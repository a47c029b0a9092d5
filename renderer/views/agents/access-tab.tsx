import type { ReactNode } from 'react';
import { AccessScope, type AgentSummary, AutonomyLevel } from '../../../shared/entities/agent.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { toggleScope } from './sharing.ts';

type AccessTabProps = { agent: AgentSummary; onTogglePause: () => void };

/** What an agent may read and write, whether it learns, and how much it decides by itself. */
export function AccessTab({ agent, onTogglePause }: AccessTabProps) {
  const notifyUndoable = useNotifyUndoable();
  const update = useChange('agents.update', { onDone: () => notifyUndoable(t('agents.accessSaved')) });
  const { id, access, learningEnabled, autonomyLevel, paused } = agent;
  return (
    <div className="agent-section">
      <h3>{t('agents.access')}</h3>
      <p className="t2">{t('agents.accessDetail')}</p>
      <table className="access">
        <thead>
          <tr>
            <th scope="col">{t('agents.scope')}</th>
            <th scope="col">{t('agents.read')}</th>
            <th scope="col">{t('agents.write')}</th>
          </tr>
        </thead>
        <tbody>
          {AccessScope.options.map((scope) => {
            const name = t(`agents.scope.${scope}`);
            return (
              <tr key={scope}>
                <th scope="row">{name}</th>
                <td>
                  <CheckBox
                    label={t('agents.mayRead', { scope: name })}
                    checked={access.read.includes(scope)}
                    onChange={() => update.mutate({ id, access: { read: toggleScope(access.read, scope) } })}
                  />
                </td>
                <td>
                  <CheckBox
                    label={t('agents.mayWrite', { scope: name })}
                    checked={access.write.includes(scope)}
                    onChange={() =>
                      update.mutate({ id, access: { write: toggleScope(access.write, scope) } })
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Line name={t('agents.holdForReview')} detail={t('agents.holdForReviewDetail')}>
        <Switch
          label={t('agents.holdForReview')}
          checked={access.holdForReview}
          onChange={(holdForReview) => update.mutate({ id, access: { holdForReview } })}
        />
      </Line>
      <Line name={t('agents.learning')} detail={t('agents.learningDetail')}>
        <Switch
          label={t('agents.learning')}
          checked={learningEnabled}
          onChange={(wanted) => update.mutate({ id, learningEnabled: wanted })}
        />
      </Line>
      <Line name={t('agents.paused')} detail={t('agents.pauseDetail')}>
        <Switch label={t('agents.paused')} checked={paused} onChange={onTogglePause} />
      </Line>
      <Line name={t('agents.autonomy')} detail={t('agents.autonomyDetail')}>
        <Select
          label={t('agents.autonomy')}
          value={autonomyLevel}
          options={AutonomyLevel.options.map((value) => ({ value, label: t(`agents.autonomy.${value}`) }))}
          onChange={(level) => update.mutate({ id, autonomyLevel: level })}
        />
      </Line>
    </div>
  );
}

function Line({ name, detail, children }: { name: string; detail: string; children: ReactNode }) {
  return (
    <div className="access-line">
      <div className="grow">
        <p className="med">{name}</p>
        <p className="t2">{detail}</p>
      </div>
      {children}
    </div>
  );
}
