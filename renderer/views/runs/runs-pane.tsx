import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { ListPane } from '../lists/list-pane.tsx';
import { SideSwitch } from './side-switch.tsx';
import type { Runs } from './use-runs.ts';

type RunsPaneProps = {
  label: string;
  total: number | undefined;
  runs: Runs;
  /** Buttons at the right of the head. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The pane of a list of runs, patterns or clusters: head, the choice among them, the list. */
export function RunsPane({ label, total, runs, actions, children }: RunsPaneProps) {
  return (
    <ListPane screen="runs" label={label}>
      <div className="pane-head bare">
        <h1>{label}</h1>
        <span className="count grow">{total === undefined ? '' : formatNumber(total)}</span>
        {actions}
      </div>
      <SideSwitch runs={runs} />
      {children}
    </ListPane>
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
