import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { isFresh } from './lib/freshness.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { runScript } from './lib/script.mjs';

/** `npm run screenshots`: builds and takes the pictures the README shows. */
async function takeScreenshots() {
  await prepare();
  process.env.CHROMIUM = await ensureChromium();
  if (!isFresh(root, path.join(root, 'dist'))) {
    const { build } = await import('./bundle.mjs');
    await build();
  }
  process.exitCode = await runScript(path.join(root, 'tests', 'screenshots.ts'), process.argv.slice(2));
}

await takeScreenshots();
