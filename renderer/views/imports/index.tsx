import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { UploadRef } from '../../../shared/bridge.ts';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { keepHandedFile, useHandedFile } from '../../state/handed-file.ts';
import { useList } from '../../state/queries.ts';
import { Door, ReadableFormats } from './door.tsx';
import { FlowStage } from './flow-stage.tsx';
import { FoundPlaces } from './found-places.tsx';
import { ImportList } from './import-list.tsx';
import { useFileChoice } from './use-file-choice.tsx';
import { useImportFlow } from './use-import-flow.ts';

/** Brings conversations in, and lists what was brought. */
export function ImportsView() {
  const navigate = useNavigate();
  const flow = useImportFlow();
  const list = useList('imports.list', { limit: 50, withTotal: true });
  const file = useFileChoice(flow);
  const handed = useHandedFile();
  const takeHanded = useEffectEvent((upload: UploadRef) => flow.takeUpload(upload));
  useEffect(() => {
    if (handed === null) return;
    keepHandedFile(null);
    takeHanded(handed);
  }, [handed]);
  useCommand('chooseFile', { run: file.choose });
  useCommand('pasteText', { run: flow.paste });
  return (
    // Files may be dropped anywhere; the button and its key do the same.
    <div className={file.over ? 'split dropping' : 'split'} data-screen="imports" {...file.listeners}>
      <Screen title={t('shell.imports')}>
        <div className="scroll">
          <div className="imports">
            <FlowStage flow={flow} onChoose={file.choose}>
              <Door
                onChoose={file.choose}
                onPaste={flow.paste}
                onSample={() => void navigate({ to: '/sessions' })}
              />
              <FoundPlaces onLook={flow.takePlace} />
              <ReadableFormats />
            </FlowStage>
            <ImportList list={list} onChoose={file.choose} onGoOn={flow.goOn} />
          </div>
        </div>
        {file.parts}
      </Screen>
    </div>
  );
}
