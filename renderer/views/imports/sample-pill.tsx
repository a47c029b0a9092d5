import { BookOpen } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useSample } from './use-sample.ts';

/** Says on every screen that made-up data is in the memory, and takes it out at once. */
export function SamplePill() {
  const sample = useSample();
  if (!sample.present) return null;
  return (
    <div className="sample-pill" role="group" aria-label={t('imports.format.sample')}>
      <Icon of={BookOpen} size="small" />
      <span className="med nowrap">{t('imports.format.sample')}</span>
      <button
        type="button"
        className="link"
        aria-disabled={sample.busy}
        aria-label={t('imports.sampleRemoveDetail')}
        onClick={() => sample.busy || sample.remove()}
      >
        {t('imports.sampleRemove')}
      </button>
    </div>
  );
}
