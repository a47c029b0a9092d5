import { Fragment, type ReactNode, useState } from 'react';
import { AccessScope, type AgentSummary, AutonomyLevel } from '../../../shared/entities/agent.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { toggleScope } from './sharing.ts';
import { UndoAllDialog } from './undo-all-dialog.tsx';

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
      <Scopes agent={agent} />
      <Line name={t('agents.holdForReview')} detail={t('agents.holdForReviewDetail')}>
        <Switch
          label={t('agents.holdForReview')}
          checked={access.holdForReview}
          onChange={(holdForReview) => update.mutate({ id, access: { holdForReview } })}
        />
      </Line>
      <Line name={t('agents.trusted')} detail={t('agents.trustedDetail')}>
        <Switch
          label={t('agents.trusted')}
          checked={access.trusted}
          onChange={(trusted) => update.mutate({ id, access: { trusted } })}
        />
      </Line>
      <Line name={t('agents.ownOnly')} detail={t('agents.ownOnlyDetail')}>
        <Switch
          label={t('agents.ownOnly')}
          checked={access.ownOnly}
          onChange={(ownOnly) => update.mutate({ id, access: { ownOnly } })}
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
      <Done agent={agent} />
    </div>
  );
}

/** What an agent may read and write, kind by kind. */
function Scopes({ agent: { id, access } }: { agent: AgentSummary }) {
  const notifyUndoable = useNotifyUndoable();
  const update = useChange('agents.update', { onDone: () => notifyUndoable(t('agents.accessSaved')) });
  return (
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
                  onChange={() => update.mutate({ id, access: { write: toggleScope(access.write, scope) } })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What an agent called, and the way to take back all it wrote. */
function Done({ agent }: { agent: AgentSummary }) {
  const [asking, setAsking] = useState(false);
  const calls = useRead('agents.calls', { id: agent.id }, { askAnew: true });
  return (
    <>
      <h3>{t('agents.calls')}</h3>
      <dl className="kv">
        {(calls.data?.items ?? []).map(({ operation, calls: count, lastAt }) => (
          <Fragment key={operation}>
            <dt>
              <code>{operation}</code>
            </dt>
            <dd className="tn">{t('agents.callsWhen', { count, when: formatRelative(lastAt) })}</dd>
          </Fragment>
        ))}
      </dl>
      <Line name={t('agents.undoAll')} detail={t('agents.undoAllDetail')}>
        <Button onClick={() => setAsking(true)}>{t('agents.undoAllOpen')}</Button>
      </Line>
      {asking ? <UndoAllDialog agent={agent} onClose={() => setAsking(false)} /> : null}
    </>
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
