import { create } from 'zustand';
import type { InputOf } from './operations.ts';

/** What is to be forgotten: some things by name, in Trash or still in use, or all in Trash of some kinds. */
type ForgetWhich = Pick<InputOf<'trash.purge'>, 'items' | 'inUse' | 'matching' | 'except'>;

/** The question whether something is to be forgotten. */
export type ForgetRequest = Readonly<{
  which: ForgetWhich;
  /** How many that are; everything in Trash needs no number. */
  count: number | null;
  /** Called once it is gone. */
  onDone?: () => void;
}>;

const useRequest = create<{ request: ForgetRequest | null }>(() => ({ request: null }));

/** What is to be forgotten, while the person is asked. */
export function useForgetRequest(): ForgetRequest | null {
  return useRequest((state) => state.request);
}

/** Asks the person whether something is to be forgotten for good. */
export function askForget(request: ForgetRequest): void {
  useRequest.setState({ request });
}

/** Puts the question away. */
export function closeForgetRequest(): void {
  useRequest.setState({ request: null });
}
