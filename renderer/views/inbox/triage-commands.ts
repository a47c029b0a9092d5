import { Check, Clock, Eye, GitMerge, PencilLine, TextSearch, Trash2, type LucideIcon } from 'lucide-react';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { useCommand } from '../../state/commands.ts';
import { CHOICES, type ChoiceCommand } from './choices.ts';
import { useDecideMany, type Inbox } from './use-inbox.ts';
import type { Triage } from './use-triage.ts';

/** What is done beside looking: other words, a name of its own, one of both, a day to be asked again. */
export type Mode = 'look' | 'edit' | 'name' | 'merge' | 'day';

type TriageCommands = Readonly<{
  inbox: Inbox;
  proposal: Proposal;
  triage: Triage;
  mode: Mode;
  setMode: (mode: Mode) => void;
  onSnooze: () => void;
  reveal: () => void;
}>;

/** Runs a choice about the proposal that is looked at. */
export function runChoice({ triage, setMode }: RunChoice, command: ChoiceCommand): void {
  switch (command) {
    case 'inbox.accept':
      return triage.accept();
    case 'inbox.keepB':
      return triage.keepB();
    case 'inbox.keepBoth':
      return triage.needsName ? setMode('name') : triage.keepBoth();
    case 'inbox.merge':
      return setMode('merge');
    case 'edit':
      return setMode('edit');
    case 'inbox.forget':
      return triage.forget();
  }
}

export type RunChoice = Pick<TriageCommands, 'triage' | 'setMode'>;

/** The commands of the proposal that is looked at. What is selected is decided about as a whole. */
export function useTriageCommands(commands: TriageCommands): void {
  const { inbox, proposal, triage, mode, onSnooze, reveal } = commands;
  const decideMany = useDecideMany(inbox);
  const many = inbox.selection.count > 0;
  const look = mode === 'look';
  const sided = look && !many && triage.shape !== 'single';
  const run = (command: ChoiceCommand) => runChoice(commands, command);
  const accept = CHOICES[triage.shape].find(({ command }) => command === 'inbox.accept');
  useCommand('inbox.accept', {
    label: t(many ? 'inbox.acceptMany' : (accept?.label ?? 'inbox.accept')),
    when: look,
    run: () => (many ? decideMany({ kind: 'accept' }) : run('inbox.accept')),
  });
  useCommand('inbox.keepB', { when: sided, run: () => run('inbox.keepB') });
  useCommand('inbox.keepBoth', { when: sided, run: () => run('inbox.keepBoth') });
  useCommand('inbox.merge', { when: sided, run: () => run('inbox.merge') });
  useCommand('edit', { when: look && !many, run: () => run('edit') });
  useCommand('inbox.forget', {
    when: look,
    run: () => (many ? decideMany({ kind: 'forget' }) : run('inbox.forget')),
  });
  useCommand('inbox.snooze', { when: look, run: onSnooze });
  useCommand('inbox.reveal', { when: look && proposal.kind === 'secret', run: reveal });
  useCommand('inbox.source', { when: look, run: focusSource });
  useCommand('previous', { label: t('inbox.previous'), when: look, run: () => inbox.step(-1) });
  useCommand('next', { label: t('inbox.next'), when: look, run: () => inbox.step(1) });
}

const ICONS: Readonly<Record<ChoiceCommand, LucideIcon>> = {
  'inbox.accept': Check,
  'inbox.keepB': Check,
  'inbox.keepBoth': Check,
  'inbox.merge': GitMerge,
  edit: PencilLine,
  'inbox.forget': Trash2,
};

/** The menu of the proposal: everything that can be done, also what has no button. */
export function triageMenu(
  commands: TriageCommands,
  shortcutOf: (id: CommandId) => string | undefined,
): readonly MenuItem[] {
  const { triage, proposal, onSnooze, reveal } = commands;
  const buttons = CHOICES[triage.shape].map(({ command, label }) => ({ command, label }));
  const others = CHOICES.single.filter(
    ({ command }) => command !== 'inbox.accept' && !buttons.some((one) => one.command === command),
  );
  const items = [...buttons, ...others].map(({ command, label }) => ({
    label: t(label),
    icon: ICONS[command],
    shortcut: shortcutOf(command),
    danger: command === 'inbox.forget',
    run: () => runChoice(commands, command),
  }));
  return [
    ...items.filter(({ danger }) => !danger),
    { label: t('inbox.later'), icon: Clock, shortcut: shortcutOf('inbox.snooze'), run: onSnooze },
    { label: t('command.source'), icon: TextSearch, shortcut: shortcutOf('inbox.source'), run: focusSource },
    ...(proposal.kind === 'secret'
      ? [{ label: t('inbox.reveal'), icon: Eye, shortcut: shortcutOf('inbox.reveal'), run: reveal }]
      : []),
    ...items.filter(({ danger }) => danger).map((item) => ({ ...item, separated: true })),
  ];
}

/** The way to the message something was said in has the focus: Enter goes there. */
function focusSource(): void {
  document.querySelector<HTMLElement>('.triage [data-source] a')?.focus();
}
