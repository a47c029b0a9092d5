import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { PasteCard } from './paste-card.tsx';
import { ImportPreview } from './preview.tsx';
import { ReadingCard } from './reading-card.tsx';
import { StartedImport } from './running.tsx';
import type { ImportFlow } from './use-import-flow.ts';

/** A file of this name may be read as plain text, whatever it holds. */
const TEXT_FILE = /\.(md|markdown|mdc|txt)$/i;

type FlowStageProps = {
  flow: ImportFlow;
  onChoose: () => void;
  /** What closing the report does; it shows the ways in again unless told. */
  onClose?: () => void;
  /** What shows where nothing was chosen yet. */
  children: ReactNode;
};

/** An import from the source to its report: what shows is where it stands. */
export function FlowStage({ flow, onChoose, onClose = flow.reset, children }: FlowStageProps) {
  const { stage } = flow;
  switch (stage.name) {
    case 'pasting':
      return (
        <PasteCard
          text={stage.text}
          refusal={stage.refusal?.message ?? null}
          onLook={flow.takeText}
          onCancel={flow.reset}
        />
      );
    case 'reading':
      return <ReadingCard title={stage.title} onCancel={flow.reset} />;
    case 'preview':
      return (
        <ImportPreview
          key={stage.attempt}
          title={stage.title}
          preview={stage.preview}
          starting={flow.starting}
          onStart={flow.start}
          onCancel={flow.reset}
        />
      );
    case 'started':
      return (
        <StartedImport
          key={stage.jobId}
          jobId={stage.jobId}
          messages={stage.messages}
          onAgain={onChoose}
          onClose={onClose}
        />
      );
    case 'refused':
      return (
        <>
          <ErrorState
            title={t('imports.refused', { name: stage.title })}
            message={stage.message}
            {...(stage.code === 'invalid_input' ? {} : { technical: stage.code })}
          />
          {stage.source !== null && TEXT_FILE.test(stage.title) ? (
            <Button className="as-text" onClick={flow.readAsText}>
              {t('imports.readAsText')}
            </Button>
          ) : null}
          {children}
        </>
      );
    case 'idle':
      return children;
  }
}
