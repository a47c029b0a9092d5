import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { Connection } from '../api/connection.ts';
import { ConnectionProvider } from './connection-context.ts';
import { followChanges } from './live.ts';
import { createQueryClient } from './query-client.ts';

/** Gives every hook of state/ the way to the core, the cache of its answers, and the news of what changes. */
export function StateProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  useEffect(() => followChanges(connection.transport, queries), [connection, queries]);
  return (
    <ConnectionProvider value={connection}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ConnectionProvider>
  );
}
