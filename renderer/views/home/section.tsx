import { Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';

type HomeSectionProps = {
  title: string;
  /** What stands at the right of the title: from when it counts, or how many. */
  aside?: ReactNode;
  /** The numbers of a chart, as a table: shown in its place where the person wants that. */
  table?: ReactNode;
  children: ReactNode;
};

/** A part of Home: its title, and what there is to see. */
export function HomeSection({ title, aside, table, children }: HomeSectionProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="blk" aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{title}</h2>
        <span className="num">{aside}</span>
        {table === undefined ? null : (
          <IconButton
            icon={Table2}
            iconSize="small"
            label={t('home.asTable', { title })}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
        )}
      </div>
      {table !== undefined && asTable ? <div className="home-table">{table}</div> : children}
    </section>
  );
}
