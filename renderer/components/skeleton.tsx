import { t } from '../i18n/index.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Stands for rows that are read for the first time. */
export function SkeletonRows() {
  return (
    <div aria-busy aria-label={t('common.loading')} role="status">
      {ROWS.map((row) => (
        <div className="row" key={row}>
          <i className="skel skel-icon" />
          <div className="lines skel-lines">
            <i className="skel skel-long" />
            <i className="skel skel-short" />
          </div>
        </div>
      ))}
    </div>
  );
}
