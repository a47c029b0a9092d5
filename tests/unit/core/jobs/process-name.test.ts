import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { isProcessGone, nameOfProcess } from '../../../../electron/core/jobs/process-name.ts';

describe('a process', () => {
  it('that ended is gone, and the one that asks is not', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(isProcessGone(`${os.hostname()}:${pid}`)).toBe(true);
    expect(isProcessGone(nameOfProcess())).toBe(false);
  });

  it.each([
    ['of another computer', 'elsewhere.invalid:4194303'],
    ['whose name says nothing', 'nobody'],
    ['that belongs to somebody else', `${os.hostname()}:1`],
  ])('%s is not known to be gone', (_name, name) => {
    expect(isProcessGone(name)).toBe(false);
  });
});
