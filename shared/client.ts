import { type AppContract, contract } from './contract/index.ts';
import type { ClientFor, Contract } from './contract/define.ts';
import type { Change } from './entities/history.ts';
import { fromWire, type Wire } from './errors.ts';

/** What every host has to provide, and nothing more. */
export type Transport = Readonly<{
  call(operation: string, input: unknown): Promise<Wire>;
  /** Tells of every committed change, whoever made it. Gives back the function that ends it. */
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
}>;

export type Client = ClientFor<AppContract>;

/** Makes `client.sessions.list(input)` out of a transport. Failures are thrown as AppError. */
export function createClient(transport: Transport): Client {
  const client: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};
  const domains: Contract = contract;
  for (const [domain, operations] of Object.entries(domains)) {
    const methods: Record<string, (input: unknown) => Promise<unknown>> = {};
    for (const name of Object.keys(operations)) {
      methods[name] = async (input) => fromWire(await transport.call(`${domain}.${name}`, input));
    }
    client[domain] = methods;
  }
  return client as Client; // the loop walks the very object the type is computed from
}
