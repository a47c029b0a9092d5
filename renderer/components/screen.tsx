import type { ReactNode } from 'react';

type ScreenProps = {
  title: string;
  /** How many, e.g. `46 of 318`. */
  count?: string;
  /** Buttons at the right of the head. */
  actions?: ReactNode;
  /** The row of chips under the head. */
  filters?: ReactNode;
  children: ReactNode;
};

/** A screen of one pane over the whole width: head, filters, content. */
export function Screen({ title, count, actions, filters, children }: ScreenProps) {
  return (
    <section className="pane pane-detail" aria-label={title}>
      <div className="pane-head">
        <h1>{title}</h1>
        <span className="count grow">{count}</span>
        {actions}
      </div>
      {filters === undefined ? null : <div className="filters wide">{filters}</div>}
      {children}
    </section>
  );
}
