import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

type LastLists = Readonly<{
  /** What was listed last on each screen: its address with filters and order. */
  addresses: Readonly<Record<string, string>>;
  remember(screen: string, address: string): void;
}>;

/** How each list was left, so that its screen opens like that again; kept on this computer. */
export const useLastLists = create<LastLists>()(
  persist(
    (set) => ({
      addresses: {},
      remember: (screen, address) =>
        set(({ addresses }) =>
          addresses[screen] === address ? {} : { addresses: { ...addresses, [screen]: address } },
        ),
    }),
    { name: 'mneme.lists', storage: createJSONStorage(() => window.localStorage) },
  ),
);
