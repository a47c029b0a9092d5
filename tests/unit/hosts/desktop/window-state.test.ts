import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  placeWindow,
  readWindowState,
  saveWindowState,
} from '../../../../electron/hosts/desktop/window-state.ts';

const bounds = { x: 100, y: 50, width: 1200, height: 800 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

describe('the saved place of the window', () => {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'mneme-window-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('is read as it was written, also into a folder that is not there yet', () => {
    const inside = path.join(home, 'new', 'home');
    saveWindowState(inside, { bounds, maximized: true });
    expect(readWindowState(inside)).toEqual({ bounds, maximized: true });
    expect(readdirSync(inside)).toEqual(['window.json']);
  });

  it.each(['', '{', 'null', '[]', '{"bounds":{"x":1}}', '{"bounds":{"x":1,"y":1,"width":"9","height":1}}'])(
    'is none where the file holds %j',
    (text) => {
      writeFileSync(path.join(home, 'window.json'), text);
      expect(readWindowState(home)).toBeUndefined();
    },
  );

  it('is none the first time, and keeping it never throws', () => {
    expect(readWindowState(home)).toBeUndefined();
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    expect(() => saveWindowState(file, { bounds, maximized: false })).not.toThrow();
  });
});

describe('placeWindow', () => {
  const first = { width: 1280, height: 820 };

  it('opens in its first size without a saved place', () => {
    expect(placeWindow(undefined, [screen])).toEqual(first);
  });

  it('opens where it was, also on the second screen and partly outside', () => {
    expect(placeWindow({ bounds, maximized: false }, [screen])).toEqual(bounds);
    const second = { ...bounds, x: -1800 };
    expect(placeWindow({ bounds: second, maximized: false }, [screen, { ...screen, x: -1920 }])).toEqual(
      second,
    );
    const partly = { ...bounds, x: 1700 };
    expect(placeWindow({ bounds: partly, maximized: false }, [screen])).toEqual(partly);
  });

  it.each([
    ['a screen that is gone', { ...bounds, x: 2500 }],
    ['an edge too narrow to drag', { ...bounds, x: 1850 }],
    ['a title bar above the screen', { ...bounds, y: -20 }],
    ['a title bar below the screen', { ...bounds, y: 1060 }],
  ])('does not open at %s', (_what, lost) => {
    expect(placeWindow({ bounds: lost, maximized: false }, [screen])).toEqual(first);
  });

  it('is never smaller than the smallest window', () => {
    expect(
      placeWindow({ bounds: { ...bounds, width: 300, height: 200 }, maximized: false }, [screen]),
    ).toMatchObject({
      width: 880,
      height: 600,
    });
  });
});
