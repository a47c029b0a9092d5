import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { STAMP } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { childEnvironment } from './lib/run.mjs';

const OUTPUT = path.join(root, 'dist');

/**
 * `npm run dev [-- web host arguments]`: builds for development on every change and restarts the web host when a
 * part of it changed. The host prints the address; a page that is open is reloaded by hand.
 */
async function develop() {
  await prepare();
  const { build } = await import('vite');
  const { buildConfigs } = await import('./bundle.mjs');
  // What is in dist from now on is not the product: the next `npm start` builds again.
  await rm(path.join(OUTPUT, STAMP), { force: true });
  const [renderer, ...node] = buildConfigs(OUTPUT, 'development');
  const restart = startHost();
  for (const config of [renderer, ...node]) {
    const watcher = await build({ ...config, build: { ...config?.build, watch: {} } });
    if (!('on' in watcher)) throw new Error('vite did not start to watch.');
    await firstBuild(watcher, config === renderer ? () => {} : restart);
  }
  restart();
}

/**
 * Waits for a watcher's first build; calls back after each later one.
 * @param {import('vite').Rolldown.RolldownWatcher} watcher
 * @param {() => void} onRebuilt
 * @returns {Promise<void>}
 */
function firstBuild(watcher, onRebuilt) {
  return new Promise((resolve) => {
    let built = false;
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END' && event.code !== 'ERROR') return;
      if (built) onRebuilt();
      built = true;
      resolve();
    });
  });
}

/** Returns the function that starts the web host, once the one before has ended. */
function startHost() {
  const args = ['--enable-source-maps', path.join(OUTPUT, 'web', 'main.js'), ...process.argv.slice(2)];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let host;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      host?.kill('SIGTERM');
      process.exit();
    });
  }
  const start = () => {
    host = spawn(process.execPath, args, { cwd: root, env: childEnvironment(), stdio: 'inherit' });
  };
  return () => {
    const before = host;
    if (before === undefined || before.exitCode !== null || before.signalCode !== null) return start();
    before.removeAllListeners('exit').once('exit', start);
    before.kill('SIGTERM');
  };
}

await develop();
