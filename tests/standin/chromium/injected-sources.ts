import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { PreloadSetup } from '../page/messages.ts';

/** The script of the page's own world. */
export function pageWorldSource(key: string): string {
  return wrap(['page/bridge.ts', 'page/page-world.ts'], `startPageWorld(${JSON.stringify(key)});`);
}

/** The script of the preload's world, around the bundled preload script. */
export function preloadWorldSource(setup: PreloadSetup, preload: string): string {
  const script = preload.replace(/^\/\/# sourceMappingURL.*$/m, '');
  return wrap(
    ['strict.ts', 'page/codec.ts', 'page/bridge.ts', 'page/ipc-renderer.ts', 'page/preload-world.ts'],
    `startPreloadWorld(${JSON.stringify(setup)}, function (require, module, exports, process) {${script}\n});`,
  );
}

/** Joins the named modules, each after those it imports, into one classic script. */
function wrap(modules: readonly string[], start: string): string {
  return `(() => {${modules.map(readAsScript).join('\n')}\n${start}\n})()`;
}

function readAsScript(file: string): string {
  const source = readFileSync(path.join(import.meta.dirname, '..', file), 'utf8');
  return stripTypeScriptTypes(source)
    .replace(/^import [^;]*;/gm, '')
    .replace(/^export /gm, '');
}
