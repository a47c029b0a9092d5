import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { ActionKind } from '../../../shared/entities/run.ts';
import { Icon } from '../../components/icon.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { toLines, type ActionGroup, type ActionLine } from './action-lines.ts';
import { ActionRow } from './action-row.tsx';

const ROW_HEIGHT = 54;
const GROUP_HEIGHT = 40;

type ActionListProps = {
  groups: readonly ActionGroup[];
  onToggle: (kind: ActionKind) => void;
  undone: boolean;
  /** What stands above and scrolls along. */
  children: ReactNode;
};

/** Everything a run did or would do, by kind; of thousands only those in sight are drawn. */
export function ActionList({ groups, onToggle, undone, children }: ActionListProps) {
  const lines = toLines(groups);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  // What stands above grows and shrinks with what is told of the run.
  useLayoutEffect(() => {
    const top = list.current?.offsetTop ?? 0;
    if (top !== above) setAbove(top);
  }, [above, children]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
    scrollMargin: above,
  });
  return (
    <div ref={scroller} className="scroll">
      <div className="rd">
        {children}
        <div
          ref={list}
          className="virtual"
          role="list"
          aria-label={t('runs.changes')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            return line === undefined ? null : (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className="placed"
                role="listitem"
                style={{ transform: `translateY(${start - above}px)` }}
              >
                <Line line={line} undone={undone} onToggle={onToggle} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type LineProps = { line: ActionLine; undone: boolean; onToggle: (kind: ActionKind) => void };

function Line({ line, undone, onToggle }: LineProps) {
  if (line.type === 'action') return <ActionRow action={line.action} undone={undone} />;
  if (line.type === 'more') return <More left={line.left} loadMore={line.loadMore} />;
  const { kind, count, open } = line.group;
  return (
    <div className="gh">
      <h3>
        <button type="button" className="gh-open" aria-expanded={open} onClick={() => onToggle(kind)}>
          <Icon of={open ? ChevronDown : ChevronRight} size="small" />
          {t(`runs.kind.${kind}`)}
          <span className="count">{formatNumber(count)}</span>
        </button>
      </h3>
      <span className="meta grow clip">{t(`runs.kind.${kind}.detail`)}</span>
    </div>
  );
}

/** That there are more; coming in sight, it loads the next. */
function More({ left, loadMore }: { left: number; loadMore: (() => void) | undefined }) {
  useEffect(() => loadMore?.());
  return (
    <p className="meta chgr-more">
      {loadMore === undefined ? t('runs.previewLeft', { count: left }) : t('common.loading')}
    </p>
  );
}
