import { strict } from '../strict.ts';
import { BridgeEnd } from './bridge.ts';
import { IpcRenderer } from './ipc-renderer.ts';
import type { FromPreload, PreloadSetup, ToPreload } from './messages.ts';

type Require = (id: string) => unknown;
type PreloadScript = (require: Require, module: object, exports: object, process: object) => void;

/** Runs in a world of its own, before the page's scripts: gives the preload script what a sandboxed one has. */
export function startPreloadWorld(setup: PreloadSetup, preload: PreloadScript): void {
  if (window !== window.top) return; // a preload script runs in the main frame only
  const wire = Reflect.get(globalThis, setup.binding) as (text: string) => void; // the main process put it there
  const post = (message: FromPreload): void => wire(JSON.stringify(message));
  const missing = (what: string): Error => {
    post({ kind: 'not-implemented', what });
    return new Error(`stand-in: ${what} is not implemented in a sandboxed preload`);
  };
  const ipcRenderer = new IpcRenderer(post);
  Reflect.set(globalThis, `${setup.key}_deliver`, (message: ToPreload) => ipcRenderer.receive(message));
  const electron = strict(
    'electron',
    {
      ipcRenderer: strict('ipcRenderer', ipcRenderer, missing),
      contextBridge: strict('contextBridge', createContextBridge(setup.key), missing),
      webUtils: strict('webUtils', { getPathForFile }, missing),
      default: undefined, // probed by interop code of bundlers
      __esModule: undefined,
    },
    missing,
  );
  const module = { exports: {} };
  const process = strict('process', setup.process, missing);
  try {
    preload((id) => requireInSandbox(id, electron), module, module.exports, process);
  } catch (error) {
    post({ kind: 'preload-error', error: error instanceof Error ? String(error.stack) : String(error) });
  }
}

function createContextBridge(key: string): { exposeInMainWorld(name: string, api: unknown): void } {
  const bridge = new BridgeEnd(`${key}-to-page`, `${key}-to-preload`, () => undefined);
  const exposed = new Set<string>();
  return {
    exposeInMainWorld(name, api) {
      if (exposed.has(name)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(name);
      bridge.expose(name, api);
    },
  };
}

function requireInSandbox(id: string, electron: object): object {
  if (id === 'electron' || id === 'electron/renderer' || id === 'electron/common') return electron;
  throw new Error(`module not found: ${id}`);
}

/**
 * The path of a File on the disk, '' for one made by a script. It must answer at once, so the page stops in the
 * debugger, where the main process asks Chromium about `file` and fills in `answer` (chromium/file-path.ts).
 */
function getPathForFile(file: File): string {
  if (!(file instanceof File))
    throw new TypeError('getPathForFile expected to receive a File object but one was not provided');
  const answer: { path?: string } = {};
  // oxlint-disable-next-line no-debugger -- the only synchronous way out of a page
  debugger;
  if (answer.path === undefined) throw new Error('stand-in: the path of a file could not be asked for');
  return answer.path;
}
