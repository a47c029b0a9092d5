import { CircleCheck, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { HealthCheck, HealthState } from '../../../shared/entities/health.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { adviceOf, messageOf } from './finding-words.ts';
import { Section } from './section.tsx';
import type { HealthActions } from './use-health-actions.ts';

/** What stands for each state. */
export const STATE_ICONS: Readonly<Record<HealthState, LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  fail: CircleX,
};
const GRAVITY: readonly HealthState[] = ['fail', 'warn', 'ok'];

type ChecksProps = { health: OutputOf<'maintenance.health'>; actions: HealthActions };

/** What was looked at, what is wrong first, each with the way out of it. */
export function Checks({ health, actions }: ChecksProps) {
  const checks = health.checks.toSorted(
    (one, other) => GRAVITY.indexOf(one.state) - GRAVITY.indexOf(other.state),
  );
  return (
    <Section
      title={t('health.checks')}
      name="checks"
      aside={
        <>
          <span className="meta tn">{t('health.checkedAt', { when: formatTime(health.checkedAt) })}</span>
          <CopyButton text={writeChecks(checks)} label={t('health.copy')} />
        </>
      }
    >
      <ul className="health-checks">
        {checks.map((check) => (
          <CheckLine key={check.name} check={check} actions={actions} />
        ))}
      </ul>
    </Section>
  );
}

function CheckLine({ check, actions }: { check: HealthCheck; actions: HealthActions }) {
  const { name, state, action } = check;
  const advice = adviceOf(check);
  return (
    <li className={`health-check ${state}`}>
      <Icon of={STATE_ICONS[state]} />
      <span className="med">
        {t(`health.name.${name}`)}
        <VisuallyHidden>{t(`health.${state}`)}</VisuallyHidden>
      </span>
      <div className="grow">
        <p className="t2 anywhere">{messageOf(check)}</p>
        {advice === null ? null : <p className="anywhere">{advice}</p>}
      </div>
      {action === null ? null : (
        <Button
          kind={state === 'ok' ? 'ghost' : 'plain'}
          aria-disabled={actions.work !== null}
          onClick={() => actions.work === null && actions.act(action)}
        >
          {t(`health.action.${action}`)}
        </Button>
      )}
    </li>
  );
}

function writeChecks(checks: readonly HealthCheck[]): string {
  return checks
    .map((check) => {
      const words = [messageOf(check), adviceOf(check)].filter(Boolean).join(' ');
      return `${t(`health.name.${check.name}`)}: ${t(`health.${check.state}`)}. ${words}`;
    })
    .join('\n');
}
