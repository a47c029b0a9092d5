import { Button } from '../../components/button.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { Section } from './section.tsx';
import type { HealthActions } from './use-health-actions.ts';

const MEGABYTE = 1_000_000;

/** Puts the file in order, while the person goes on working. */
export function Optimise({ actions }: { actions: HealthActions }) {
  const size = useRead('maintenance.stats', {}).data?.dbSizeMb;
  return (
    <Section title={t('health.optimise')} name="optimise">
      <p className="t2">
        {t('health.optimise.detail')}{' '}
        {size === undefined ? null : t('health.optimise.size', { size: formatBytes(size * MEGABYTE) })}
      </p>
      <p>
        <Button
          aria-disabled={actions.work !== null}
          onClick={() => actions.work === null && actions.act('optimise')}
        >
          {t('health.action.optimise')}
        </Button>
      </p>
    </Section>
  );
}
