import type { ReactNode } from 'react';
import { Splitter } from '../../components/splitter.tsx';
import { t } from '../../i18n/index.ts';
import { LIST_WIDTH, useLayout } from '../../state/layout.ts';

type ListPaneProps = { screen: string; label: string; children: ReactNode };

/** The pane of a list beside what is open, as wide as the person made it on this screen. */
export function ListPane({ screen, label, children }: ListPaneProps) {
  const width = useLayout((layout) => layout.listWidths[screen]) ?? LIST_WIDTH.standard;
  const setWidth = useLayout((layout) => layout.setListWidth);
  return (
    <section className="pane pane-list" aria-label={label} style={{ width }}>
      {children}
      <Splitter
        label={t('shell.resizeList')}
        width={width}
        min={LIST_WIDTH.min}
        max={LIST_WIDTH.max}
        standard={LIST_WIDTH.standard}
        onResize={(next) => setWidth(screen, next)}
      />
    </section>
  );
}
