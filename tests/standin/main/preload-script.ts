import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

/** Reads a preload script, or throws why it could not run (absent, or not a classic script). */
export function readPreloadScript(file: string): string {
  const source = readFileSync(file, 'utf8');
  void new Script(`(function (require, module, exports, process) {${source}\n})`, { filename: file });
  return source;
}

/** The `process` that a sandboxed preload script sees. */
export function sandboxedProcess(chromeVersion: string, further: readonly string[] = []): object {
  const { platform, arch, env, versions, argv } = process;
  return {
    platform,
    arch,
    env: { ...env },
    argv: [...argv.slice(0, 1), '--type=renderer', ...further],
    versions: { node: versions.node, chrome: chromeVersion, electron: versions['electron'] },
    type: 'renderer',
    contextIsolated: true,
    sandboxed: true,
  };
}
