import { BookOpen, CircleHelp, ClipboardPaste, FileUp, FolderOpen } from 'lucide-react';
import { ImportFormat } from '../../../shared/entities/import.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fold } from '../../components/fold.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useConnection } from '../../state/connection-context.ts';
import { useSample } from './use-sample.ts';

const FILE_FORMATS = ImportFormat.exclude(['sample']).options.toReversed();
/** Where Claude Code keeps its transcripts, on every system. */
const CLAUDE_CODE_FOLDER = '~/.claude/projects/';

type DoorProps = { onChoose: () => void; onPaste: () => void; onSample: () => void };

/** The ways in: a place to drop a file, a button to choose one, a text, the sample; and what can be read. */
export function Door({ onChoose, onPaste, onSample }: DoorProps) {
  const shortcutOf = useShortcuts();
  const sample = useSample();
  const { platform } = useConnection();
  return (
    <div className="door">
      <div className="door-drop">
        <Icon of={FileUp} size="large" />
        {/* A browser gives no way to read a folder. */}
        <h2>{t(platform === 'web' ? 'imports.dropFile' : 'imports.drop')}</h2>
        <p className="t2">{t('imports.dropDetail')}</p>
        <Button kind="primary" large shortcut={shortcutOf('chooseFile')} onClick={onChoose}>
          <Icon of={FolderOpen} />
          {t('imports.choose')}
        </Button>
      </div>
      <ul className="door-ways">
        <li>
          <h2>{t('imports.paste')}</h2>
          <p className="t2">{t('imports.pasteShort')}</p>
          <Button shortcut={shortcutOf('pasteText')} onClick={onPaste}>
            <Icon of={ClipboardPaste} />
            {t('imports.pasteAction')}
          </Button>
        </li>
        {sample.present ? null : (
          <li>
            <h2>{t('imports.sample')}</h2>
            <p className="t2">{t('imports.sampleShort')}</p>
            <Button aria-disabled={sample.busy} onClick={() => sample.busy || sample.load(onSample)}>
              <Icon of={BookOpen} />
              {t('imports.sampleAction')}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

/** What can be read, and where it is to be had. */
export function ReadableFormats() {
  return (
    <Fold icon={CircleHelp} summary={t('imports.readable')}>
      {() => (
        <dl className="formats">
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
      )}
    </Fold>
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
