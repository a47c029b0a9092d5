import path from 'node:path';
import { app } from 'electron';
import type { HandedOver, UploadRef, WindowCommand } from '../../../shared/bridge.ts';
import { parseLink } from '../../../shared/links.ts';
import type { CoreHandle } from '../worker/core-client.ts';

/** The kind of file that is Mneme's own. */
const BUNDLE = '.mneme';

/** What waits for the window. */
type Waiting = Readonly<
  | { kind: 'link'; link: string }
  | { kind: 'bundle'; path: string }
  | { kind: 'command'; command: WindowCommand }
>;

export type HandOver = Readonly<{
  /** Lets the window do something, once it is there. */
  ask(command: WindowCommand): void;
  /** The next of what waits, for the window; null where nothing does. */
  take(core: Pick<CoreHandle, 'registerUpload'>): Promise<HandedOver | null>;
}>;

/**
 * Catches, before the app is ready, the links and bundles that the system hands over: on a Mac as events, elsewhere among
 * the arguments of the first start or of a second one. What is neither is let fall: any page and program may write one.
 * @param onArrival called after each; it waits until it is taken
 */
export function catchHandedOver(onArrival: () => void): HandOver {
  const waiting: Waiting[] = findHandedOver(process.argv, process.cwd());
  const keep = (items: readonly Waiting[]): void => {
    waiting.push(...items);
    if (items.length > 0) onArrival();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    keep(findHandedOver([url], '/'));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    keep(findHandedOver([file], '/'));
  });
  app.on('second-instance', (_event, args, folder) => keep(findHandedOver(args, folder)));
  return {
    ask: (command) => keep([{ kind: 'command', command }]),
    async take(core) {
      const next = waiting.shift();
      if (next === undefined || next.kind !== 'bundle') return next ?? null;
      const wire = await core.registerUpload({ path: next.path, name: path.basename(next.path) });
      if (!wire.ok) return { kind: 'refused', message: wire.message };
      return { kind: 'file', file: wire.value as UploadRef }; // what the worker answers this request with
    },
  };
}

/** The last link or bundle among arguments: what came before it are our own. */
function findHandedOver(args: readonly string[], folder: string): Waiting[] {
  const found = args.flatMap((argument): Waiting[] => {
    if (parseLink(argument) !== null) return [{ kind: 'link', link: argument }];
    if (argument.startsWith('-') || path.extname(argument).toLowerCase() !== BUNDLE) return [];
    return [{ kind: 'bundle', path: path.resolve(folder, argument) }];
  });
  return found.slice(-1);
}
