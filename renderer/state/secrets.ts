import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
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

const NOTHING: ReadonlySet<string> = new Set();
const useShown = create<{ ids: ReadonlySet<string>; timer: ReturnType<typeof setTimeout> | undefined }>(
  () => ({ ids: NOTHING, timer: undefined }),
);

/** Whether what is hidden in a record is shown in this window now. */
export function useRevealed(id: string): boolean {
  return useShown(({ ids }) => ids.has(id));
}

/** Notes what is shown, until a moment or until it is hidden again. */
function noteShown(ids: ReadonlySet<string>, until: string, onEnd: () => void): void {
  clearTimeout(useShown.getState().timer);
  const end = (): void => {
    noteHidden();
    onEnd();
  };
  useShown.setState({ ids, timer: setTimeout(end, Date.parse(until) - Date.now()) });
}

function noteHidden(): void {
  clearTimeout(useShown.getState().timer);
  useShown.setState({ ids: NOTHING, timer: undefined });
}

/** Gives what a window can do about what is hidden in it. */
export function useSecrets(): Secrets {
  const { transport } = useConnection();
  const queries = useQueryClient();
  return useMemo(() => {
    const readAgain = (): void => void queries.invalidateQueries();
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
          for (const bearer of bearers) {
            const { until } = await callOperation(transport, 'secrets.reveal', bearer);
            noteShown(new Set([...useShown.getState().ids, bearer.id]), until, readAgain);
          }
        }),
      hide: () =>
        doAndReadAgain(async () => {
          await callOperation(transport, 'secrets.hide', {});
          noteHidden();
        }),
      readAgain,
    };
  }, [transport, queries]);
}
