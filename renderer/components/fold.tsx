import { ChevronDown, ChevronRight, type LucideIcon } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

type FoldProps = {
  icon: LucideIcon;
  /** The line that stays when it is folded. */
  summary: ReactNode;
  /** A note at its end, e.g. how long it is. */
  note?: string;
  /** Made only when it is opened. */
  children: () => ReactNode;
};

/** One line that opens to what it stands for. */
export function Fold({ icon, summary, note, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="folded">
      <button
        type="button"
        className="fold"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
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
