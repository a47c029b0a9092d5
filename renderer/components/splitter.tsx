import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

const STEP = 16;

type SplitterProps = {
  label: string;
  width: number;
  min: number;
  max: number;
  /** What a double click puts back. */
  standard: number;
  onResize: (width: number) => void;
};

/** The line at the right edge of a pane, that makes it wider and narrower: by pointer and by arrow keys. */
export function Splitter({ label, width, min, max, standard, onResize }: SplitterProps) {
  const grabbed = useRef<{ at: number; width: number } | null>(null);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { at: event.clientX, width };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (grabbed.current) onResize(grabbed.current.width + event.clientX - grabbed.current.at);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const target = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: min, End: max }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    onResize(target);
  }

  return (
    // A separator that is moved is a control: it has a value and takes the focus.
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grabbed.current = null;
      }}
      onDoubleClick={() => onResize(standard)}
      onKeyDown={onKeyDown}
    />
  );
}
