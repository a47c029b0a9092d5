import { RotateCcw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { t } from '../../i18n/index.ts';
import { describeCommand, type CommandId, type CommandScope } from '../../state/command-catalogue.ts';
import { formatKeyList, formatKeys, type Keys } from '../../state/command-keys.ts';
import {
  findProblem,
  presentKeys,
  withKeys,
  withKeysSwapped,
  type ChosenShortcuts,
  type KeysProblem,
} from '../../state/command-shortcuts.ts';
import { notify } from '../../state/notices.ts';
import { useKeyRecorder } from './use-key-recorder.ts';

const SCREEN_NAMES = {
  inbox: 'shell.inbox',
  home: 'shell.home',
  sessions: 'shell.sessions',
  memories: 'shell.memories',
  knowledge: 'shell.knowledge',
  preferences: 'shell.preferences',
  tasks: 'shell.tasks',
  agents: 'shell.agents',
  runs: 'shell.runs',
  search: 'shell.search',
  imports: 'shell.imports',
  welcome: 'welcome.name',
  trash: 'shell.trash',
  settings: 'shell.settings',
} as const satisfies Record<Exclude<CommandScope, 'everywhere'>, string>;

type ShortcutRowProps = {
  id: CommandId;
  chosen: ChosenShortcuts;
  onChange: (chosen: ChosenShortcuts) => void;
  onReset: () => void;
};

/** One command and its keys. A press on them waits for others; what stands against those is said below. */
export function ShortcutRow({ id, chosen, onChange, onReset }: ShortcutRowProps) {
  const [recording, setRecording] = useState(false);
  const [refused, setRefused] = useState<{ keys: Keys; problem: KeysProblem } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const name = t(describeCommand(id).label);
  const keys = presentKeys(chosen, id);
  const shown = keys.length === 0 ? t('settings.shortcuts.none') : keys.map(formatKeys).join(', ');

  function take(recorded: Keys) {
    setRecording(false);
    requestAnimationFrame(() => button.current?.focus());
    const problem = findProblem(chosen, id, recorded);
    setRefused(problem === null ? null : { keys: recorded, problem });
    if (problem === null) onChange(withKeys(chosen, id, [recorded]));
  }

  return (
    <li className={Object.hasOwn(chosen, id) ? 'shortcut-row modified' : 'shortcut-row'}>
      <span className="grow">
        {name}
        <span className="meta shortcut-screens">{screensOf(id)}</span>
      </span>
      {recording ? (
        <Recorder name={name} onRecorded={take} onGivenUp={() => setRecording(false)} />
      ) : (
        <>
          {Object.hasOwn(chosen, id) ? (
            <IconButton
              icon={RotateCcw}
              iconSize="small"
              label={t('settings.shortcuts.reset', { name })}
              onClick={onReset}
            />
          ) : null}
          {keys.length === 0 ? null : (
            <IconButton
              icon={X}
              iconSize="small"
              className="shortcut-remove"
              label={t('settings.shortcuts.remove', { name })}
              onClick={() => onChange(withKeys(chosen, id, []))}
            />
          )}
          <button
            ref={button}
            type="button"
            className="shortcut-keys"
            aria-label={t('settings.shortcuts.change', { name, keys: shown })}
            onClick={() => {
              setRefused(null);
              setRecording(true);
            }}
          >
            {keys.length === 0 ? <span className="t3">{shown}</span> : <KeyCaps keys={keys} />}
          </button>
        </>
      )}
      {refused === null ? null : (
        <Problem
          {...refused}
          onSwap={(other) => {
            setRefused(null);
            const swapped = withKeysSwapped(chosen, id, refused.keys, other);
            onChange(swapped);
            notify({ kind: 'done', title: describeSwap(swapped, other) });
          }}
          onLeave={() => setRefused(null)}
        />
      )}
    </li>
  );
}

/** The screens a command is offered on, where it is not offered everywhere. */
function screensOf(id: CommandId): string {
  return describeCommand(id)
    .scopes.flatMap((scope) => (scope === 'everywhere' ? [] : [t(SCREEN_NAMES[scope])]))
    .join(', ');
}

function describeSwap(swapped: ChosenShortcuts, other: CommandId): string {
  if (presentKeys(swapped, other).length > 0) return t('settings.shortcuts.swapped');
  return t('settings.shortcuts.keyless', { name: t(describeCommand(other).label) });
}

function KeyCaps({ keys }: { keys: readonly Keys[] }) {
  return keys.map((alternative) => (
    <span key={alternative} className="shortcut-alternative">
      {formatKeyList(alternative).map((key, index) => (
        <Kbd key={`${key} ${index}`} keys={key} />
      ))}
    </span>
  ));
}

type RecorderProps = { name: string; onRecorded: (keys: Keys) => void; onGivenUp: () => void };

function Recorder({ name, onRecorded, onGivenUp }: RecorderProps) {
  const { steps, onKeyDown } = useKeyRecorder(onRecorded, onGivenUp);
  return (
    <button
      type="button"
      className="shortcut-keys recording"
      aria-label={`${name}: ${t('settings.shortcuts.pressHint')}`}
      title={t('settings.shortcuts.pressHint')}
      // The person pressed the button this one replaces, to press keys now.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={onGivenUp}
    >
      {steps.length === 0 ? t('settings.shortcuts.press') : <KeyCaps keys={[steps.join(' ')]} />}
    </button>
  );
}

type ProblemProps = {
  keys: Keys;
  problem: KeysProblem;
  onSwap: (other: CommandId) => void;
  onLeave: () => void;
};

function Problem({ keys, problem, onSwap, onLeave }: ProblemProps) {
  const written = formatKeys(keys);
  return (
    <p className="shortcut-problem field-problem" role="alert">
      {problem.kind === 'taken'
        ? t('settings.shortcuts.taken', { keys: written })
        : t('settings.shortcuts.conflict', {
            keys: written,
            other: t(describeCommand(problem.with).label),
          })}
      {problem.kind === 'conflict' ? (
        <Button onClick={() => onSwap(problem.with)}>{t('settings.shortcuts.swap')}</Button>
      ) : null}
      <Button kind="ghost" onClick={onLeave}>
        {t('action.cancel')}
      </Button>
    </p>
  );
}
