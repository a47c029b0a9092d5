import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { RunsSide } from './search.ts';
import type { Runs } from './use-runs.ts';

/** Whether runs are listed, or what they found. */
export function SideSwitch({ runs }: { runs: Runs }) {
  return (
    <div className="filters">
      <Seg
        label={t('runs.sides')}
        value={runs.side}
        options={RunsSide.options.map((value) => ({ value, label: t(`runs.side.${value}`) }))}
        onChange={runs.showSide}
      />
    </div>
  );
}
