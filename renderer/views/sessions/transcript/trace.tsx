import { Brain, CornerDownRight, MessageSquare, TriangleAlert, Wrench, type LucideIcon } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Session } from '../../../../shared/entities/session.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { formatDuration, formatFull, formatNumber, formatTime } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { useTranscript } from '../../../state/transcript.ts';
import { toTraceSteps, type TraceStep } from './trace-steps.ts';

const ROW_HEIGHT = 28;
const LOAD_WITHIN = 40;

const ICONS: Readonly<Record<TraceStep['kind'], LucideIcon>> = {
  said: MessageSquare,
  thought: Brain,
  tool: Wrench,
  result: CornerDownRight,
};

type TraceProps = {
  session: Session;
  /** Opens a message in the transcript. */
  onOpen: (messageId: string) => void;
};

/** A session step by step: when, what, how long until the next, how much. */
export function Trace({ session, onOpen }: TraceProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const transcript = useTranscript({ sessionId: session.id, from: 'start' });
  const steps = useMemo(() => toTraceSteps(transcript.messages), [transcript.messages]);
  const virtualizer = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const lines = virtualizer.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => {
    if (transcript.hasLater && last > steps.length - LOAD_WITHIN) transcript.loadLater();
  });
  if (transcript.error !== null && steps.length === 0) {
    return (
      <div className="pane-state">
        <ErrorState
          message={transcript.error.message}
          technical={transcript.error.code}
          onRetry={transcript.retry}
        />
      </div>
    );
  }
  if (transcript.loading) return <SkeletonRows />;
  if (steps.length === 0) return <p className="msg t2">{t('sessions.noMessages')}</p>;
  return (
    <div className="trace" role="table" aria-label={t('trace.title')} aria-rowcount={-1}>
      <Columns />
      <div ref={scroller} className="scroll" role="rowgroup">
        <div className="virtual" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {lines.map((line) => {
            const step = steps[line.index];
            return step === undefined ? null : (
              <div
                key={step.key}
                className={step.failed ? 'trace-row placed failed' : 'trace-row placed'}
                role="row"
                aria-rowindex={line.index + 2}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <Cells step={step} onOpen={onOpen} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Columns() {
  return (
    <div role="rowgroup">
      <div className="trace-row trace-head" role="row">
        <span role="columnheader">{t('trace.time')}</span>
        <span role="columnheader">{t('trace.kind')}</span>
        <span role="columnheader">{t('trace.name')}</span>
        <span role="columnheader" className="num">
          {t('trace.untilNext')}
        </span>
        <span role="columnheader" className="num">
          {t('trace.size')}
        </span>
      </div>
    </div>
  );
}

function Cells({ step, onOpen }: { step: TraceStep; onOpen: (messageId: string) => void }) {
  return (
    <>
      <span role="cell" className="t3 tn" title={step.at === null ? undefined : formatFull(step.at)}>
        {step.at === null ? '' : formatTime(step.at)}
      </span>
      <span role="cell" className="trace-kind">
        <Icon of={step.failed ? TriangleAlert : ICONS[step.kind]} size="small" />
        {kindOf(step)}
      </span>
      <span role="cell" className="trace-name">
        <button
          type="button"
          className="trace-open"
          onClick={() => onOpen(step.messageId)}
          onKeyDown={moveFocus}
        >
          <span className={step.kind === 'tool' || step.kind === 'result' ? 'mono' : ''}>
            {step.name === '' ? kindOf(step) : step.name}
          </span>
          {step.detail === '' ? null : <span className="t3 mono"> {step.detail}</span>}
        </button>
      </span>
      <span role="cell" className="num">
        {step.seconds === null ? '' : formatDuration(step.seconds)}
      </span>
      <span role="cell" className="num t3">
        {formatNumber(step.size)}
      </span>
    </>
  );
}

function kindOf({ kind, role, failed }: TraceStep): string {
  if (kind === 'said') return t(`message.${role}`);
  return failed ? t('trace.failed') : t(`trace.kind.${kind}`);
}

/** The arrow keys go from step to step. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [
    ...(event.currentTarget.closest('.trace')?.querySelectorAll<HTMLElement>('.trace-open') ?? []),
  ];
  const index = buttons.indexOf(event.currentTarget);
  const next = buttons[index + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
