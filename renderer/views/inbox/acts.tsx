import { Eye } from 'lucide-react';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { CHOICES, type Shape } from './choices.ts';
import { SnoozeMenu, type Snoozing } from './snooze-menu.tsx';
import { runChoice, type RunChoice } from './triage-commands.ts';

type ActsProps = {
  proposal: Proposal;
  shape: Shape;
  reveal: Readonly<{ revealed: boolean; show: () => void }>;
  snoozing: Snoozing;
  onSnooze: (until: string) => void;
  run: RunChoice;
};

/** The buttons of what can be decided, each with its key, and what becomes of the rest. */
export function Acts({ proposal, shape, reveal, snoozing, onSnooze, run }: ActsProps) {
  const shortcutOf = useShortcuts();
  return (
    <>
      <div className="acts">
        {CHOICES[shape].map(({ command, label, primary = false }) => (
          <Button
            key={command}
            kind={primary ? 'primary' : 'plain'}
            shortcut={shortcutOf(command)}
            onClick={() => runChoice(run, command)}
          >
            {t(label)}
          </Button>
        ))}
        {proposal.kind === 'secret' ? (
          <Button
            kind="ghost"
            shortcut={shortcutOf('inbox.reveal')}
            aria-pressed={reveal.revealed}
            onClick={reveal.show}
          >
            <Icon of={Eye} />
            {t('inbox.reveal')}
          </Button>
        ) : null}
        <SnoozeMenu
          snoozing={snoozing}
          onSnooze={onSnooze}
          onOtherDay={() => run.setMode('day')}
          trigger={
            <Button kind="ghost" className="later" shortcut={shortcutOf('inbox.snooze')}>
              {t('inbox.later')}
            </Button>
          }
        />
      </div>
      <p className="meta acts-note">
        {t(proposal.record === null && shape === 'single' ? 'inbox.note.unstored' : `inbox.note.${shape}`, {
          undo: shortcutOf('undo') ?? '',
        })}
      </p>
    </>
  );
}
