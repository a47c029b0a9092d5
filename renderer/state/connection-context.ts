import { createContext, use } from 'react';
import type { Connection } from '../api/connection.ts';

const ConnectionContext = createContext<Connection | null>(null);

/** Gives every hook below it the way to the core. */
export const ConnectionProvider = ConnectionContext.Provider;

/** The way to the core. Only below a ConnectionProvider. */
export function useConnection(): Connection {
  const connection = use(ConnectionContext);
  if (connection === null) throw new Error('There is no ConnectionProvider above this component.');
  return connection;
}
