import type { RestoreKind, RestoreMode } from '../../../shared/entities/backup.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { countForgotten, linesOf } from './restore-lines.ts';

/** What would come back, change and go, kind by kind, as a table. */
export function RestorePreview({ kinds, mode }: { kinds: readonly RestoreKind[]; mode: RestoreMode }) {
  const lines = linesOf(kinds, mode);
  const forgotten = countForgotten(kinds);
  if (lines.length === 0) return <p className="backup-same">{t('backups.preview.same')}</p>;
  const merge = mode === 'merge';
  return (
    <>
      <table className="table backup-preview">
        <thead>
          <tr>
            <th scope="col">{t('backups.preview.kind')}</th>
            <th scope="col" className="num">
              {t('backups.preview.back')}
            </th>
            <th scope="col" className="num">
              {t(merge ? 'backups.preview.stays' : 'backups.preview.older')}
            </th>
            <th scope="col" className="num">
              {t(merge ? 'backups.preview.trash' : 'backups.preview.gone')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ kind, back, changed, last }) => (
            <tr key={kind}>
              <th scope="row">{translateName(`backups.kind.${kind}`, t('backups.kind.other'))}</th>
              <Count value={back} />
              <Count value={changed} />
              <Count value={last} warns={!merge} />
            </tr>
          ))}
        </tbody>
      </table>
      {merge || forgotten === 0 ? null : (
        <p className="backup-warning">{t('backups.preview.forgotten', { count: forgotten })}</p>
      )}
    </>
  );
}

function Count({ value, warns = false }: { value: number; warns?: boolean }) {
  if (value === 0) return <td className="num tn none">{formatNumber(0)}</td>;
  return <td className={warns ? 'num tn gone' : 'num tn'}>{formatNumber(value)}</td>;
}
