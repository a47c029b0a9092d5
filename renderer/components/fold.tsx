import { ChevronDown, ChevronRight, type LucideIcon } from 'lucide-react';
import { useContext, useId, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Unfolded } from './unfolded.ts';

type FoldProps = {
  icon: LucideIcon;
  /** The line that stays when it is folded. */
  summary: ReactNode;
  /** A note at its end, e.g. how long it is. */
  note?: string;
  /** What it holds is searched as well: it opens where something in it was found. */
  searched?: boolean;
  /** Made only when it is opened. */
  children: () => ReactNode;
};

/** One line that opens to what it stands for. */
export function Fold({ icon, summary, note, searched = false, children }: FoldProps) {
  const unfolded = useContext(Unfolded);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? (searched && unfolded);
  const id = useId();
  return (
    <div className="folded">
      <button
        type="button"
        className="fold"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setChosen(!open)}
      >
        <Icon of={open ? ChevronDown : ChevronRight} size="small" />
        <Icon of={icon} size="small" />
        <span className="clip">{summary}</span>
        {note === undefined ? null : <span className="t3 tn nowrap">{note}</span>}
      </button>
      {open ? (
        <div id={id} className="fold-body">
          {children()}
        </div>
      ) : null}
    </div>
  );
}
