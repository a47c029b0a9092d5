import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';
import { expect, test } from './fixture.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const REACT = path.resolve(ROOT, process.env['MNEME_DIST'] ?? 'dist', 'react');

/** The program of docs/react.md, as it stands there. */
function readExample(): string {
  const page = readFileSync(path.join(ROOT, 'docs/react.md'), 'utf8');
  return /```tsx\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
}

test('the React program of the documentation shows, recalls and remembers, and stays true', async ({
  context,
  host,
  cli,
  watch,
}) => {
  const address = new URL(await host.start());
  const noted = (await cli('memories.add', { content: 'The ferry leaves at nine', agent: 'Scout' })) as {
    agentId: string;
  }; // the contract's output
  // Inside the project, so that its packages are found.
  const folder = path.join(ROOT, 'test-results', `react-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'main.tsx'), readExample());
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><title>Notes</title><script type="module" src="./main.tsx"></script>',
  );
  const config = {
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { 'mneme/react': path.join(REACT, 'index.js') } },
    build: { target: 'es2022' },
  } as const;
  await build(config);
  const proxy = {
    '/api': { target: address.origin, changeOrigin: true, headers: { origin: address.origin } },
  };
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0, proxy } });
  const page = await context.newPage();
  try {
    const [own = ''] = server.resolvedUrls?.local ?? [];
    await page.goto(`${own}?agent=${noted.agentId}${address.hash}`);
    const notes = page.getByRole('listitem');
    await expect(notes).toHaveText(['The ferry leaves at nine']);
    await page.getByRole('textbox', { name: 'Words' }).fill('The ferry is late on Sundays');
    await page.getByRole('button', { name: 'Remember' }).click();
    await expect(notes).toHaveText(['The ferry is late on Sundays', 'The ferry leaves at nine']);
    await cli('memories.add', { content: 'Said by another program', agent: 'Scout' });
    await expect(notes).toHaveCount(3);
    await page.getByRole('textbox', { name: 'Words' }).fill('When does the ferry leave?');
    await page.getByRole('button', { name: 'Recall' }).click();
    await expect(page.locator('pre')).toContainText('## Relevant past experiences');
    await expect(page.locator('pre')).toContainText('The ferry leaves at nine');
    watch.allow(/Failed to load resource|ERR_/); // the host is gone
    await host.stop();
    await page.getByRole('button', { name: 'Recall' }).click();
    await expect(page.getByRole('alert')).toContainText('Mneme does not answer. Your data is safe.');
    await expect(notes).toHaveCount(3);
  } finally {
    await page.close();
    await new Promise<void>((resolve) => server.httpServer.close(() => resolve()));
    rmSync(folder, { recursive: true, force: true });
  }
});
