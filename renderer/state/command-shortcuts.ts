import type { Settings } from '../../shared/entities/settings.ts';
import {
  COMMAND_IDS,
  describeCommand,
  type CommandGroup,
  type CommandId,
  type CommandScope,
} from './command-catalogue.ts';
import { canBeChosen, formatKeys, keysCollide, type Keys } from './command-keys.ts';
import { useRead } from './queries.ts';

/** The keys the person chose, by command; the others have those of the catalogue. */
export type ChosenShortcuts = Settings['ui.shortcuts'];

const NONE: ChosenShortcuts = {};

/** The keys a command has now, the first being those shown. */
export function presentKeys(chosen: ChosenShortcuts, id: CommandId): readonly Keys[] {
  return Object.hasOwn(chosen, id) ? (chosen[id] ?? []) : describeCommand(id).keys;
}

/** The keys of every command, as the person has them. */
export function useChosenShortcuts(): ChosenShortcuts {
  return useRead('settings.get', {}).data?.values['ui.shortcuts'] ?? NONE;
}

/** Gives a function that tells the keys of a command as they are shown in menus and tooltips; none if it has none. */
export function useShortcuts(): (id: CommandId) => string | undefined {
  const chosen = useChosenShortcuts();
  return (id) => {
    const [first] = presentKeys(chosen, id);
    return first === undefined ? undefined : formatKeys(first);
  };
}

/** What stands against giving keys to a command. */
export type KeysProblem = Readonly<{ kind: 'taken' }> | Readonly<{ kind: 'conflict'; with: CommandId }>;

/** Says whether a command can have the keys: not if lists or the system need them, or another command has them there. */
export function findProblem(chosen: ChosenShortcuts, id: CommandId, keys: Keys): KeysProblem | null {
  if (!canBeChosen(keys)) return { kind: 'taken' };
  const other = COMMAND_IDS.find(
    (candidate) =>
      candidate !== id &&
      meet(describeCommand(candidate).scopes, describeCommand(id).scopes) &&
      presentKeys(chosen, candidate).some((its) => keysCollide(its, keys)),
  );
  return other === undefined ? null : { kind: 'conflict', with: other };
}

/** The shortcuts with one command's keys changed; those of the catalogue are not kept as a choice. */
export function withKeys(chosen: ChosenShortcuts, id: CommandId, keys: readonly Keys[]): ChosenShortcuts {
  const { [id]: _, ...others } = chosen;
  const isDefault = JSON.stringify(keys) === JSON.stringify(describeCommand(id).keys);
  return isDefault ? others : { ...others, [id]: [...keys] };
}

/**
 * The shortcuts with two commands' keys exchanged: one gets the keys asked for, the other those that one had, unless
 * they would be in the way of a third where the other is offered.
 */
export function withKeysSwapped(
  chosen: ChosenShortcuts,
  id: CommandId,
  keys: Keys,
  other: CommandId,
): ChosenShortcuts {
  const had = presentKeys(chosen, id);
  const stays = presentKeys(chosen, other).filter((its) => !keysCollide(its, keys));
  const taken = withKeys(withKeys(chosen, id, [keys]), other, stays);
  const free = had.filter((its) => findProblem(taken, other, its) === null);
  return withKeys(taken, other, [...stays, ...free]);
}

/** The commands in the groups they are listed by. */
export function commandsOfGroup(group: CommandGroup): readonly CommandId[] {
  return COMMAND_IDS.filter((id) => describeCommand(id).group === group);
}

function meet(some: readonly CommandScope[], others: readonly CommandScope[]): boolean {
  if (some.includes('everywhere') || others.includes('everywhere')) return true;
  return some.some((scope) => others.includes(scope));
}
