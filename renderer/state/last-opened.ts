import { create } from 'zustand';

type LastOpened = Readonly<{
  /** The address of the list a record was opened from. */
  address: string | null;
  key: string | null;
  remember(address: string, key: string): void;
}>;

/** Which record was opened from which list last: coming back, the person is where they were. */
export const useLastOpened = create<LastOpened>((set) => ({
  address: null,
  key: null,
  remember: (address, key) => set({ address, key }),
}));
