import type { ElectronApplication, Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bridge } from '../../shared/bridge.ts';
import { expect, test } from './fixture.ts';

/** Lets the save dialog be answered: with a path, or by cancelling it. */
function answerDialog(app: ElectronApplication, filePath: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === '', filePath: chosen });
  }, filePath);
}

/** Exports one session and gives the id of the finished export. */
function exportSession(win: Page): Promise<string> {
  return win.evaluate(async () => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    const call = async (
      operation: string,
      input: unknown,
    ): Promise<{ id: string; state?: string; job?: { id: string } }> => {
      const wire = await bridge.call(operation, input);
      if (!wire.ok) throw new Error(wire.message);
      return wire.value as { id: string; state?: string; job?: { id: string } }; // what these operations answer
    };
    const session = await call('sessions.create', { title: 'Kept' });
    const started = await call('exports.run', {
      format: 'session',
      scope: { sessions: { ids: [session.id] } },
    });
    for (;;) {
      const job = await call('maintenance.job', { id: started.job?.id });
      if (job.state === 'done') return started.id;
      if (job.state !== 'running') throw new Error(JSON.stringify(job));
    }
  });
}

function save(win: Page, id: string): Promise<string | null> {
  return win.evaluate(async (exportId) => {
    const bridge = Reflect.get(window, 'mneme') as Bridge; // the preload script put it there
    return bridge.saveExport(exportId).then(
      ({ path: saved }) => saved,
      (error: Error) => `failed: ${error.message}`,
    );
  }, id);
}

test('saves a finished export where the person says', async ({ app, win, home }) => {
  const id = await exportSession(win);
  const target = path.join(home, 'saved.md');
  await answerDialog(app, '');
  expect(await save(win, id)).toBeNull();
  await answerDialog(app, target);
  expect(await save(win, id)).toBe(target);
  expect(readFileSync(target, 'utf8')).toContain('# Kept');
  await answerDialog(app, path.join(home, 'missing', 'saved.md'));
  expect(await save(win, id)).toMatch(/^failed: .*saved\.md could not be saved there/);
  expect(await save(win, '0198c0de-0001-7000-8000-000000000001')).toMatch(/^failed: .*no longer here/);
  expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
});
