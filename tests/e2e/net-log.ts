import { readFileSync } from 'node:fs';
import { z } from 'zod';

const NetLog = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.record(z.string(), z.unknown()).optional() })),
});

/** What Chromium notes of a request, of a name that is looked up, and of a connection; and where it says whose. */
const TELLING = {
  URL_REQUEST_START_JOB: 'url',
  HOST_RESOLVER_MANAGER_REQUEST: 'host',
  TCP_CONNECT_ATTEMPT: 'address',
} as const;
const OWN = /^(?:[a-z]+:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)|^(?:data|blob|chrome):/;

/**
 * What a browser that was started with --log-net-log asked of its network: how much of this computer, and everything it
 * asked of others, by whichever of its own services.
 */
export function readNetLog(file: string): Readonly<{ own: number; others: string[] }> {
  const { constants, events } = NetLog.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = new Map(Object.entries(TELLING).map(([name, key]) => [constants.logEventTypes[name], key]));
  const asked = events.flatMap(({ type, params }) => {
    const value = params?.[keys.get(type) ?? ''];
    return typeof value === 'string' ? [value] : [];
  });
  return {
    own: asked.filter((address) => OWN.test(address)).length,
    others: [...new Set(asked.filter((address) => !OWN.test(address)))],
  };
}
