import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { type Client, createClient, type Transport } from '../../shared/client.ts';

type Connected = Readonly<{ client: Client; subscribe: Transport['subscribe'] }>;

const Connection = createContext<Connected | null>(null);

type MemoryProviderProps = {
  /** The way to a memory: `createHttpTransport`, or `connect(…)` of a core in this process. */
  transport: Transport;
  children: ReactNode;
};

/** Gives everything below it the way to a memory. */
export function MemoryProvider({ transport, children }: MemoryProviderProps) {
  const connected = useMemo(
    () => ({ client: createClient(transport), subscribe: transport.subscribe }),
    [transport],
  );
  return <Connection value={connected}>{children}</Connection>;
}

/** Everything Mneme can do, as `client.domain.operation(input)`. Throws outside of a `MemoryProvider`. */
export function useMemoryClient(): Client {
  return useConnected().client;
}

/** The client and the change feed. Throws outside of a `MemoryProvider`. */
export function useConnected(): Connected {
  const connected = useContext(Connection);
  if (connected === null) throw new Error('This needs a MemoryProvider around it.');
  return connected;
}
