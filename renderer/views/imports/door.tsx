import { FileUp, FolderOpen } from 'lucide-react';
import { ImportFormat } from '../../../shared/entities/import.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';

const FILE_FORMATS = ImportFormat.exclude(['sample']).options.toReversed();
/** Where Claude Code keeps its transcripts, on every system. */
const CLAUDE_CODE_FOLDER = '~/.claude/projects/';

type DoorProps = {
  onChoose: () => void;
  /** A file that could not be read, and why. */
  refused: { fileName: string; message: string; code: string } | null;
};

/** The way in: a place to drop a file, a button to choose one, and what can be read. */
export function Door({ onChoose, refused }: DoorProps) {
  const shortcutOf = useShortcuts();
  return (
    <>
      {refused === null ? null : (
        <ErrorState
          title={t('imports.refused', { name: refused.fileName })}
          message={refused.message}
          {...(refused.code === 'invalid_input' ? {} : { technical: refused.code })}
        />
      )}
      <div className="door">
        <div className="door-drop">
          <Icon of={FileUp} size="large" />
          <h2>{t('imports.drop')}</h2>
          <p className="t2">{t('imports.dropDetail')}</p>
          <Button kind="primary" large shortcut={shortcutOf('chooseFile')} onClick={onChoose}>
            <Icon of={FolderOpen} />
            {t('imports.choose')}
          </Button>
        </div>
        <div className="door-help">
          <h2>{t('imports.readable')}</h2>
          <dl>
            {FILE_FORMATS.map((format) => (
              <div key={format}>
                <dt>{t(`imports.format.${format}`)}</dt>
                <dd className="t2">
                  {t(`imports.help.${format}`)}
                  {format === 'claude-code' ? <Folder /> : null}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </>
  );
}

function Folder() {
  return (
    <span className="door-folder">
      {' '}
      <code>{CLAUDE_CODE_FOLDER}</code>
      <CopyButton text={CLAUDE_CODE_FOLDER} label={t('imports.copyFolder')} />
    </span>
  );
}

/** A file is handed over and looked into. */
export function Reading({ fileName, onCancel }: { fileName: string; onCancel: () => void }) {
  const label = t('imports.reading', { name: fileName });
  return (
    <div className="card">
      <div className="card-b" role="status">
        <p className="med clip">{label}</p>
        <Progress label={label} share={null} />
      </div>
      <div className="card-f">
        <span className="meta grow">{t('imports.readingDetail')}</span>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}
