import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import type { ImportFlow } from './use-import-flow.ts';

/** The ways to hand a file over: a dialog of the system, or dropping it anywhere on a screen. */
export function useFileChoice(flow: Pick<ImportFlow, 'take' | 'refuse'>) {
  const { platform } = useConnection();
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    const folder = platform === 'web' ? droppedFolder(event) : null;
    if (folder === null) flow.take([...event.dataTransfer.files]);
    else flow.refuse(folder, t('imports.folderInBrowser'));
  }

  const parts: ReactNode = (
    <>
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
      {over ? (
        <div className="drop-veil" aria-hidden>
          {t('imports.dropNow')}
        </div>
      ) : null}
    </>
  );
  return {
    choose: () => field.current?.click(),
    over,
    /** The field behind the dialog, and what shows while something is held over the screen. */
    parts,
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
        drop(event);
      },
    },
  };
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** The name of a folder that was dropped: a browser gives no way to read it as one. */
function droppedFolder(event: DragEvent): string | null {
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry());
  return entries.find((entry) => entry?.isDirectory === true)?.name ?? null;
}
