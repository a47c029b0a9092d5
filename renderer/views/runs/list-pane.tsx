import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Splitter } from '../../components/splitter.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { LIST_WIDTH, useLayout } from '../../state/layout.ts';
import { SideSwitch } from './side-switch.tsx';
import type { Runs } from './use-runs.ts';

type ListPaneProps = {
  label: string;
  total: number | undefined;
  runs: Runs;
  /** Buttons at the right of the head. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The pane of a list of runs, patterns or clusters: head, the choice among them, the list. */
export function ListPane({ label, total, runs, actions, children }: ListPaneProps) {
  const width = useLayout((layout) => layout.listWidths['runs']) ?? LIST_WIDTH.standard;
  const setWidth = useLayout((layout) => layout.setListWidth);
  return (
    <section className="pane pane-list" aria-label={label} style={{ width }}>
      <div className="pane-head bare">
        <h1>{label}</h1>
        <span className="count grow">{total === undefined ? '' : formatNumber(total)}</span>
        {actions}
      </div>
      <SideSwitch runs={runs} />
      {children}
      <Splitter
        label={t('shell.resizeList')}
        width={width}
        min={LIST_WIDTH.min}
        max={LIST_WIDTH.max}
        standard={LIST_WIDTH.standard}
        onResize={(next) => setWidth('runs', next)}
      />
    </section>
  );
}

/** What kind of thing a row is, as a sign; its name is there for assistive technology. */
export function RowSign({ icon, name }: { icon: LucideIcon; name: string }) {
  return (
    <span className="row-sign">
      <Icon of={icon} />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}

/** Nothing is selected among runs, patterns and clusters: what is done with them is done to one. */
export const NOTHING: ReadonlySet<string> = new Set();
