import type { Server } from 'node:http';
import { AppError } from '../../../shared/errors.ts';
import { ensureTokens } from '../../core/index.ts';
import {
  findApp,
  findChatKey,
  findEmbeddingsKey,
  findSourceFolders,
  isDevelopment,
  resolveHome,
  thisMachine,
} from '../paths.ts';
import { startCore } from '../worker/core-client.ts';
import { createAccess } from './access.ts';
import { openBrowser } from './browser.ts';
import { isTaken, listenOn, LOOPBACK } from './listen.ts';
import { createWebServer } from './server.ts';

const USUAL_PORT = 4174;
const CLOSE_MS = 5000;

/** Serves the window until the process is asked to end. Throws what stops it from starting, as AppError. */
export async function serve(
  flags: Readonly<{ port: number | undefined; home: string | undefined; open: boolean }>,
) {
  const machine = thisMachine();
  const home = resolveHome({ flag: flags.home, ...machine });
  ensureTokens(home);
  const access = createAccess(() => performance.now());
  const core = startCore({
    home,
    validateOutputs: isDevelopment(),
    folders: findSourceFolders(machine, home),
    chatKey: findChatKey(machine),
    embeddingsKey: findEmbeddingsKey(machine),
  });
  const server = createWebServer({ core, access, home, renderer: findApp().renderer });
  endOnSignals(server, core.close);
  const port = await listen(server, flags.port).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });

  const newAddress = (): string => `http://${LOOPBACK}:${port}/#code=${access.newCode()}`;
  const address = newAddress();
  process.stdout.write(`Mneme is at ${address}\n`);
  if (process.stdin.isTTY)
    process.stdout.write('It opens one window, within a minute. Press Enter for another.\n');
  offerNewAddresses(newAddress);
  if (flags.open) openBrowser(address, machine);

  const opened = await core.opened;
  if (!opened.ok) process.stderr.write(`${opened.message}\n`);
}

/** Listens on the port asked for; on the usual one, or any that is free, where none was. */
async function listen(server: Server, wanted: number | undefined): Promise<number> {
  try {
    return await listenOn(server, wanted ?? USUAL_PORT);
  } catch (error) {
    if (wanted === undefined && isTaken(error)) return listenOn(server, 0);
    const why = isTaken(error) ? 'is taken by another program' : 'cannot be used here';
    const advice = 'Nothing was changed. Choose another with --port, or leave it out.';
    throw new AppError('unavailable', `Port ${wanted} ${why}. ${advice}`);
  }
}

/** Each line on the terminal is answered with a fresh address. */
function offerNewAddresses(newAddress: () => string): void {
  // A job in the background may not read its terminal; it is told so by a signal that would stop it.
  if (process.stdin.isTTY) process.on('SIGTTIN', () => {});
  process.stdin.on('error', () => {});
  process.stdin.on('data', () => process.stdout.write(`Mneme is at ${newAddress()}\n`));
}

function endOnSignals(server: Server, closeCore: () => Promise<void>): void {
  const end = (): void => {
    setTimeout(() => process.exit(1), CLOSE_MS).unref();
    server.close();
    server.closeAllConnections();
    void closeCore().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}
