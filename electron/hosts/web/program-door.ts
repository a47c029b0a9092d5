import type { Server } from 'node:http';
import { z } from 'zod';
import { Settings } from '../../../shared/entities/settings.ts';
import { ensureTokens } from '../../core/index.ts';
import type { CoreHandle } from '../worker/core-client.ts';
import { createAccess } from './access.ts';
import { isTaken, listenOn } from './listen.ts';
import { createWebServer } from './server.ts';

export type ProgramDoorOptions = Readonly<{
  core: Pick<CoreHandle, 'connect'>;
  home: string;
  /** Tells that it could not be opened where the person wanted it; the setting is off again. */
  onProblem(port: number, taken: boolean): void;
}>;

export type ProgramDoor = Readonly<{
  /** Where it listens; null where it is shut. Settles when what was set last is carried out. */
  settled(): Promise<number | null>;
  close(): Promise<void>;
}>;

const Wanted = z.object({ values: Settings.pick({ 'api.enabled': true, 'api.port': true }) });

/** Lets programs in over loopback HTTP while the setting says so, from now on and whenever it changes. */
export function followDoor({ core, home, onProblem }: ProgramDoorOptions): ProgramDoor {
  const transport = core.connect({ actor: 'person', door: 'person', client: 'desktop' });
  let open: { server: Server; port: number } | undefined;
  let closed = false;

  const shut = async (): Promise<void> => {
    const { server } = open ?? {};
    open = undefined;
    if (server === undefined) return;
    const ended = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await ended;
  };
  const apply = async (): Promise<void> => {
    const wire = await transport.call('settings.get', {});
    const wanted = Wanted.safeParse(wire.ok ? wire.value : undefined).data?.values;
    if (wanted === undefined && !closed) return; // the memory cannot be read now; what is open stays
    const port = wanted?.['api.enabled'] && !closed ? wanted['api.port'] : null;
    if (port === (open?.port ?? null)) return;
    await shut();
    if (port === null) return;
    const access = createAccess(() => performance.now());
    const server = createWebServer({ core, access, home, renderer: null });
    try {
      ensureTokens(home);
      await listenOn(server, port);
      open = { server, port };
    } catch (error) {
      await transport.call('settings.set', { values: { 'api.enabled': false } });
      onProblem(port, isTaken(error));
    }
  };
  // One after the other: a switch that is turned twice quickly must not open twice. What went wrong once is tried again with
  // the next change.
  let last: Promise<void> = Promise.resolve();
  const applyNext = (): Promise<void> => (last = last.then(apply).catch(() => undefined));
  void applyNext();
  const unsubscribe = transport.subscribe((changes) => {
    if (changes.some(({ entity }) => entity === 'setting')) void applyNext();
  });
  return {
    async settled() {
      await applyNext();
      return open?.port ?? null;
    },
    async close() {
      closed = true;
      unsubscribe();
      await last;
      await shut();
    },
  };
}
