import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes an empty folder for a memory; gives its path and the function that removes it. */
export function makeHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(path.join(os.tmpdir(), 'mneme-home-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Makes an empty folder for a memory that is removed with the end of the test. */
export function temporaryHome(): string {
  const { home, remove } = makeHome();
  onTestFinished(remove);
  return home;
}
