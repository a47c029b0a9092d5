import path from 'node:path';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** `npm run test:electron`: the specs of the window on real Electron, which is downloaded if it is not there yet. */
async function testOnElectron() {
  await prepare();
  const electron = path.join(root, 'node_modules', 'electron');
  await must(process.execPath, [path.join(electron, 'install.js')], 'Electron could not be downloaded.');
  if (!isFresh(root, path.join(root, 'dist'))) {
    await must(process.execPath, [path.join(root, 'build', 'build.mjs')], 'Mneme could not be built.');
  }
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const specs = [playwright, 'test', '--config', path.join(root, 'tests/wiring/playwright.config.ts')];
  const display = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const [command, args] = display
    ? ['xvfb-run', ['--auto-servernum', process.execPath, ...specs]]
    : [process.execPath, specs];
  await must(command, args, 'The window does not work as it should on real Electron.');
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} problem what it means where the command fails
 */
async function must(command, args, problem) {
  const { code } = await run(command, args, { show: true, env: { E2E_HOST: 'real' } });
  if (code === 0) return;
  console.error(problem);
  process.exit(1);
}

await testOnElectron();
