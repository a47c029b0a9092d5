import { useRef, useState, type DragEvent } from 'react';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { useList } from '../../state/queries.ts';
import { Door, Reading } from './door.tsx';
import { ImportList } from './import-list.tsx';
import { ImportPreview } from './preview.tsx';
import { StartedImport } from './running.tsx';
import { useImportFlow, type ImportFlow } from './use-import-flow.ts';

/** Brings conversations in, and lists what was brought. */
export function ImportsView() {
  const flow = useImportFlow();
  const list = useList('imports.list', { limit: 50, withTotal: true });
  const field = useRef<HTMLInputElement>(null);
  const choose = () => field.current?.click();
  const drop = useFileDrop(flow.take);
  useCommand('chooseFile', { run: choose });
  return (
    // Files may be dropped anywhere; the button and its key do the same.
    <div className={drop.over ? 'split dropping' : 'split'} data-screen="imports" {...drop.listeners}>
      <Screen title={t('shell.imports')}>
        <input
          ref={field}
          type="file"
          hidden
          aria-label={t('imports.chooseField')}
          onChange={(event) => {
            flow.take([...(event.target.files ?? [])]);
            // The same file can be chosen again.
            event.target.value = '';
          }}
        />
        <div className="scroll">
          <div className="imports">
            <FlowStage flow={flow} onChoose={choose} />
            <ImportList list={list} onChoose={choose} />
          </div>
        </div>
        {drop.over ? (
          <div className="drop-veil" aria-hidden>
            {t('imports.dropNow')}
          </div>
        ) : null}
      </Screen>
    </div>
  );
}

function FlowStage({ flow, onChoose }: { flow: ImportFlow; onChoose: () => void }) {
  const { stage } = flow;
  switch (stage.name) {
    case 'reading':
      return <Reading fileName={stage.fileName} onCancel={flow.reset} />;
    case 'preview':
      return (
        <ImportPreview
          key={stage.upload}
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
          onClose={flow.reset}
        />
      );
    case 'refused':
      return <Door onChoose={onChoose} refused={stage} />;
    case 'idle':
      return <Door onChoose={onChoose} refused={null} />;
  }
}

/** Takes files that are dropped, and tells while some are held over the screen. */
function useFileDrop(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    listeners: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const inside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!inside) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      },
    },
  };
}
