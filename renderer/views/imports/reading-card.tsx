import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { t } from '../../i18n/index.ts';

/** A source is handed over and looked into. */
export function ReadingCard({ title, onCancel }: { title: string; onCancel: () => void }) {
  const label = t('imports.reading', { name: title });
  return (
    <div className="card">
      <div className="card-b" role="status">
        <p className="med clip">{label}</p>
        <Progress label={label} share={null} />
      </div>
      <div className="card-f">
        <span className="meta grow">{t('imports.readingDetail')}</span>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}
