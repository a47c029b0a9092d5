import { useHotkeys, useHotkeySequences } from '@tanstack/react-hotkeys';
import { useEffect, useMemo, useRef } from 'react';
import { create } from 'zustand';
import { t } from '../i18n/index.ts';
import { describeCommand, type CommandGroup, type CommandId } from './command-catalogue.ts';
import { isHeld, toHotkeys, type Keys } from './command-keys.ts';
import { presentKeys, useChosenShortcuts } from './command-shortcuts.ts';

/** Something the person can do by a shortcut, the command palette, the application menu or the list of shortcuts. */
export type Command = Readonly<{
  /** Its name, also for the application menu. */
  id: CommandId;
  label: string;
  group: CommandGroup;
  /** Alternatives; see `Keys` for how they are written. */
  keys: readonly Keys[];
  /** Also while the person types in a field. */
  whileTyping: boolean;
  /** Whether the command palette offers it. */
  palette: boolean;
  enabled: boolean;
  run(): void;
}>;

type Offer = Omit<Command, 'keys'>;

type CommandOptions = Readonly<{
  /** What it does here, where that is more than the catalogue says. */
  label?: string;
  run: () => void;
  when?: boolean;
  palette?: boolean;
}>;

const useCommandStore = create<{ offered: readonly Offer[] }>(() => ({ offered: [] }));

/** Offers a command while this component is shown. Of two with one id, the one offered last counts. */
export function useCommand(id: CommandId, options: CommandOptions): void {
  const { run, when = true, palette = true } = options;
  const { label: usual, group, whileTyping = false } = describeCommand(id);
  const label = options.label ?? t(usual);
  const latestRun = useRef(run);
  useEffect(() => {
    latestRun.current = run;
  });
  useEffect(() => {
    const offer: Offer = {
      id,
      label,
      group,
      whileTyping,
      palette,
      enabled: when,
      run: () => latestRun.current(),
    };
    useCommandStore.setState(({ offered }) => ({ offered: [...offered, offer] }));
    return () =>
      useCommandStore.setState(({ offered }) => ({ offered: offered.filter((other) => other !== offer) }));
  }, [id, label, group, when, whileTyping, palette]);
}

/** Every command offered now, with its present keys. */
export function useCommands(): readonly Command[] {
  const offered = useCommandStore((state) => state.offered);
  const chosen = useChosenShortcuts();
  return useMemo(() => {
    const latest = new Map(offered.map((offer) => [offer.id, offer]));
    return [...latest.values()].map((offer) => ({ ...offer, keys: presentKeys(chosen, offer.id) }));
  }, [offered, chosen]);
}

/** Runs a command by its id, if it is offered and enabled. */
export function runCommand(id: string): void {
  const command = useCommandStore.getState().offered.findLast((offered) => offered.id === id);
  if (command?.enabled) command.run();
}

/** Listens for the shortcuts of every command. Once, at the root. */
export function useCommandKeys(): void {
  const bindings = useCommands().flatMap((command) =>
    command.keys.map((keys) => ({
      callback: runFromKey(command),
      options: optionsOf(command, keys),
      hotkeys: toHotkeys(keys),
    })),
  );
  const single = bindings.flatMap(({ hotkeys: [hotkey, ...more], ...binding }) =>
    hotkey !== undefined && more.length === 0 ? [{ hotkey, ...binding }] : [],
  );
  const sequences = bindings.flatMap(({ hotkeys, ...binding }) =>
    hotkeys.length > 1 ? [{ sequence: hotkeys, ...binding }] : [],
  );
  useHotkeys(single);
  useHotkeySequences(sequences);
}

/** Keys that type something belong to the field the person types in, whatever command has them. */
function optionsOf(command: Command, keys: Keys) {
  return {
    enabled: command.enabled,
    ignoreInputs: !(command.whileTyping && isHeld(keys)),
    preventDefault: false,
    stopPropagation: false,
    conflictBehavior: 'allow',
  } as const;
}

/** Keys belong to an open dialog or menu first. */
function runFromKey(command: Command) {
  return (event: KeyboardEvent) => {
    if (event.repeat && describeCommand(command.id).once) return;
    if (event.defaultPrevented || document.querySelector('[data-layer]') !== null) return;
    event.preventDefault();
    command.run();
  };
}
