import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, describeCommand } from '../../../../renderer/state/command-catalogue.ts';
import { canBeChosen, isHeld, keysCollide, stepOf } from '../../../../renderer/state/command-keys.ts';
import {
  findProblem,
  presentKeys,
  withKeys,
  withKeysSwapped,
} from '../../../../renderer/state/command-shortcuts.ts';
import { MachineSettings } from '../../../../shared/entities/settings.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a step of a shortcut', () => {
  it('is named by the place of the key, whatever is written on it', () => {
    // On a Cyrillic layout this key writes л; the event says so by its `key`, which is not read.
    const press = { ...none, code: 'KeyK', ctrlKey: true, key: 'л' };
    expect(stepOf(press, false)).toBe('Mod+KeyK');
    expect(stepOf({ ...press, shiftKey: true, altKey: true }, false)).toBe('Mod+Alt+Shift+KeyK');
  });

  it('has the key for commands of each system', () => {
    expect(stepOf({ ...none, code: 'KeyK', metaKey: true }, true)).toBe('Mod+KeyK');
    expect(stepOf({ ...none, code: 'KeyK', ctrlKey: true }, true)).toBe('Control+KeyK');
    expect(stepOf({ ...none, code: 'KeyK', metaKey: true }, false)).toBe('Meta+KeyK');
  });

  it.each(['ShiftLeft', 'ControlRight', 'AltLeft', 'MetaLeft', 'CapsLock', ''])(
    'is none while only %j is down',
    (code) => expect(stepOf({ ...none, code, shiftKey: true }, false)).toBeNull(),
  );
});

describe('keys', () => {
  it('collide where one would be, or begin, the other', () => {
    expect(keysCollide('KeyG', 'KeyG')).toBe(true);
    expect(keysCollide('KeyG', 'KeyG KeyS')).toBe(true);
    expect(keysCollide('KeyG KeyS', 'KeyG')).toBe(true);
    expect(keysCollide('KeyG KeyS', 'KeyG KeyT')).toBe(false);
    expect(keysCollide('KeyG', 'Shift+KeyG')).toBe(false);
  });

  it('that lists, fields or the system need cannot be chosen', () => {
    expect(['KeyJ', 'Enter', 'Mod+KeyC', 'ArrowUp', 'KeyX KeyS'].filter(canBeChosen)).toEqual([]);
    expect(['KeyD', 'Mod+Shift+KeyJ', 'KeyG KeyX', 'Backspace'].every(canBeChosen)).toBe(true);
  });

  it('type something unless they are held with others', () => {
    expect(['Mod+KeyK', 'Alt+ArrowLeft', 'Mod+Shift+KeyF'].every(isHeld)).toBe(true);
    expect(['Slash', 'Shift+Slash', 'KeyG KeyS'].some(isHeld)).toBe(false);
  });
});

describe('the catalogue', () => {
  it.each(COMMAND_IDS)('gives %s keys that nothing stands against', (id) => {
    for (const keys of describeCommand(id).keys) expect(findProblem({}, id, keys)).toBeNull();
  });

  it('has only keys that can be kept', () => {
    const all = Object.fromEntries(COMMAND_IDS.map((id) => [id, [...describeCommand(id).keys]]));
    expect(MachineSettings.parse({ 'ui.shortcuts': all })['ui.shortcuts']).toEqual(all);
  });
});

describe('chosen shortcuts', () => {
  it('stand for the usual ones, and are not kept where they are the usual ones', () => {
    const chosen = withKeys({}, 'edit', ['KeyQ']);
    expect(presentKeys(chosen, 'edit')).toEqual(['KeyQ']);
    expect(presentKeys(chosen, 'undo')).toEqual(['Mod+KeyZ']);
    expect(withKeys(chosen, 'edit', ['KeyE'])).toEqual({});
    expect(presentKeys(withKeys({}, 'edit', []), 'edit')).toEqual([]);
  });

  it('conflict where both commands are offered, and not elsewhere', () => {
    expect(findProblem({}, 'edit', 'BracketLeft')).toEqual({ kind: 'conflict', with: 'previous' });
    expect(findProblem({}, 'edit', 'Mod+KeyZ')).toEqual({ kind: 'conflict', with: 'undo' });
    expect(findProblem({}, 'edit', 'KeyG')).toMatchObject({ kind: 'conflict' });
    expect(findProblem({}, 'restore', 'KeyS')).toBeNull();
    expect(findProblem({}, 'edit', 'KeyJ')).toEqual({ kind: 'taken' });
    expect(findProblem(withKeys({}, 'previous', []), 'edit', 'BracketLeft')).toBeNull();
  });

  it('are swapped without anything left in conflict', () => {
    const chosen = withKeysSwapped({}, 'edit', 'BracketLeft', 'previous');
    expect(presentKeys(chosen, 'edit')).toEqual(['BracketLeft']);
    expect(presentKeys(chosen, 'previous')).toEqual(['KeyE']);
    expect(findProblem(chosen, 'edit', 'BracketLeft')).toBeNull();
    expect(findProblem(chosen, 'previous', 'KeyE')).toBeNull();
    // The settings find by these keys, where undo is offered as well.
    const third = withKeysSwapped({}, 'findInTranscript', 'Mod+KeyZ', 'undo');
    expect(presentKeys(third, 'undo')).toEqual([]);
    const some = withKeysSwapped({}, 'shortcuts', 'Slash', 'search');
    expect(presentKeys(some, 'search')).toEqual(['Mod+Shift+KeyF', 'Shift+Slash']);
  });
});
