import { useHotkeys, useHotkeySequences } from '@tanstack/react-hotkeys';
import { useEffect, useMemo, useRef } from 'react';
import { create } from 'zustand';
import { type Keys, toHotkeys } from './command-keys.ts';

export type CommandGroup = 'everywhere' | 'go' | 'here';

/** Something the person can do by a shortcut, the application menu or the list of shortcuts. */
export type Command = Readonly<{
  /** Its name, also for the application menu, e.g. `edit.undo`. */
  id: string;
  label: string;
  group: CommandGroup;
  /** Alternatives; see `Keys` for how they are written. */
  keys: readonly Keys[];
  /** Also while the person types in a field. */
  whileTyping: boolean;
  enabled: boolean;
  run(): void;
}>;

type CommandOptions = Readonly<{
  label: string;
  keys?: Keys | readonly Keys[];
  run: () => void;
  group?: CommandGroup;
  when?: boolean;
  whileTyping?: boolean;
}>;

const useCommandStore = create<{ offered: readonly Command[] }>(() => ({ offered: [] }));

/** Offers a command while this component is shown. Of two with one id, the one offered last counts. */
export function useCommand(id: string, options: CommandOptions): void {
  const { label, run, group = 'here', when = true, whileTyping = false } = options;
  const keys = [options.keys ?? []].flat().join('|');
  const latestRun = useRef(run);
  useEffect(() => {
    latestRun.current = run;
  });
  useEffect(() => {
    const command: Command = {
      id,
      label,
      group,
      keys: keys === '' ? [] : keys.split('|'),
      whileTyping,
      enabled: when,
      run: () => latestRun.current(),
    };
    useCommandStore.setState(({ offered }) => ({ offered: [...offered, command] }));
    return () =>
      useCommandStore.setState(({ offered }) => ({ offered: offered.filter((other) => other !== command) }));
  }, [id, label, group, keys, when, whileTyping]);
}

/** Every command offered now. */
export function useCommands(): readonly Command[] {
  const offered = useCommandStore((state) => state.offered);
  return useMemo(() => [...new Map(offered.map((command) => [command.id, command])).values()], [offered]);
}

/** Runs a command by its id, if it is offered and enabled. */
export function runCommand(id: string): void {
  const command = useCommandStore.getState().offered.findLast((offered) => offered.id === id);
  if (command?.enabled) command.run();
}

/** Listens for the shortcuts of every command. Once, at the root. */
export function useCommandKeys(): void {
  const bindings = useCommands().flatMap((command) =>
    command.keys.map((keys) => ({ command, hotkeys: toHotkeys(keys) })),
  );
  const single = bindings.flatMap(({ command, hotkeys: [hotkey, ...more] }) =>
    hotkey !== undefined && more.length === 0
      ? [{ hotkey, callback: runFromKey(command), options: optionsOf(command) }]
      : [],
  );
  const sequences = bindings.flatMap(({ command, hotkeys }) =>
    hotkeys.length > 1
      ? [{ sequence: hotkeys, callback: runFromKey(command), options: optionsOf(command) }]
      : [],
  );
  useHotkeys(single);
  useHotkeySequences(sequences);
}

function optionsOf(command: Command) {
  return {
    enabled: command.enabled,
    ignoreInputs: !command.whileTyping,
    preventDefault: false,
    stopPropagation: false,
    conflictBehavior: 'allow',
  } as const;
}

/** Keys belong to an open dialog or menu first. */
function runFromKey(command: Command) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('[data-layer]') !== null) return;
    event.preventDefault();
    command.run();
  };
}
