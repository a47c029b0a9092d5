import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

type Layout = Readonly<{
  /** Width of the list pane in pixels, by screen. */
  listWidths: Readonly<Record<string, number>>;
  inspectorOpen: boolean;
  setListWidth(screen: string, width: number): void;
  toggleInspector(): void;
}>;

/** Bounds of the list pane's width, in pixels. */
export const LIST_WIDTH = { min: 320, standard: 336, max: 560 } as const;

/** How the window is laid out; kept on this computer. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      listWidths: {},
      inspectorOpen: true,
      setListWidth: (screen, width) =>
        set(({ listWidths }) => ({
          listWidths: {
            ...listWidths,
            [screen]: Math.round(Math.min(LIST_WIDTH.max, Math.max(LIST_WIDTH.min, width))),
          },
        })),
      toggleInspector: () => set(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen })),
    }),
    { name: 'mneme.layout', storage: createJSONStorage(() => window.localStorage) },
  ),
);
