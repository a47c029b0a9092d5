import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A place on the screens, in pixels that do not depend on their density. */
export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

/** Where the window was, and whether it filled the screen. */
export type WindowState = Readonly<{ bounds: Rectangle; maximized: boolean }>;

export const SMALLEST_WINDOW = { width: 880, height: 600 } as const;
const FIRST_WINDOW = { width: 1280, height: 820 } as const;

/** As much of the top edge as a hand needs to drag the window back. */
const GRIP = { width: 120, height: 40 } as const;

/** Reads where the window was; undefined the first time and when the file is not what we wrote. */
export function readWindowState(home: string): WindowState | undefined {
  try {
    const saved: unknown = JSON.parse(readFileSync(stateFile(home), 'utf8'));
    if (typeof saved !== 'object' || saved === null || !('bounds' in saved)) return undefined;
    if (!isRectangle(saved.bounds)) return undefined;
    return { bounds: saved.bounds, maximized: 'maximized' in saved && saved.maximized === true };
  } catch {
    return undefined; // Missing or damaged: the window opens in its first place.
  }
}

/** Keeps where the window is. A state that cannot be kept is not worth a message. */
export function saveWindowState(home: string, state: WindowState): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const unfinished = `${stateFile(home)}.tmp`;
    writeFileSync(unfinished, JSON.stringify(state));
    renameSync(unfinished, stateFile(home));
  } catch {
    // A full disk or a folder that may not be written: the core says so where it matters.
  }
}

/** Gives where the window opens: as it was if it can be reached on a screen of now, else in the middle of the first. */
export function placeWindow(
  saved: WindowState | undefined,
  screens: readonly Rectangle[],
): Partial<Rectangle> {
  if (saved === undefined || !screens.some((screen) => showsGrip(saved.bounds, screen))) return FIRST_WINDOW;
  const { x, y, width, height } = saved.bounds;
  return {
    x,
    y,
    width: Math.max(width, SMALLEST_WINDOW.width),
    height: Math.max(height, SMALLEST_WINDOW.height),
  };
}

function showsGrip(window: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const top = window.y;
  return right - left >= GRIP.width && top >= screen.y && top + GRIP.height <= screen.y + screen.height;
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const sides = new Map<string, unknown>(Object.entries(value));
  return ['x', 'y', 'width', 'height'].every((side) => Number.isSafeInteger(sides.get(side)));
}

function stateFile(home: string): string {
  return path.join(home, 'window.json');
}
