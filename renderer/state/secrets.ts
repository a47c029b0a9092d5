import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SecretEntity } from '../../shared/entities/secret.ts';
import { AppError } from '../../shared/errors.ts';
import { useConnection } from './connection-context.ts';
import { notifyError } from './notices.ts';
import { callOperation } from './operations.ts';

/** A record whose hidden secrets are shown. */
type SecretBearer = Readonly<{ entity: SecretEntity; id: string }>;

/** What a window can do about what is hidden in it. What is shown is read again afterwards, since no record changed. */
export type Secrets = Readonly<{
  /** Shows what is hidden in these records, in this window; gives false, and tells why, where that failed. */
  reveal(bearers: readonly SecretBearer[]): Promise<boolean>;
  /** Hides it again, in all of this window. */
  hide(): Promise<boolean>;
  /** Asks again for all that is on screen. */
  readAgain(): void;
}>;

/** Gives what a window can do about what is hidden in it. */
export function useSecrets(): Secrets {
  const { transport } = useConnection();
  const queries = useQueryClient();
  return useMemo(() => {
    const doAndReadAgain = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        notifyError(error);
        return false;
      }
      await queries.invalidateQueries();
      return true;
    };
    return {
      reveal: (bearers) =>
        doAndReadAgain(async () => {
          for (const bearer of bearers) await callOperation(transport, 'secrets.reveal', bearer);
        }),
      hide: () => doAndReadAgain(() => callOperation(transport, 'secrets.hide', {})),
      readAgain: () => void queries.invalidateQueries(),
    };
  }, [transport, queries]);
}
