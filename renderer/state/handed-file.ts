import { create } from 'zustand';
import type { UploadRef } from '../../shared/bridge.ts';

const useHanded = create<{ file: UploadRef | null }>(() => ({ file: null }));

/** The bundle that was opened with Mneme and has not been looked into yet. */
export function useHandedFile(): UploadRef | null {
  return useHanded((state) => state.file);
}

/** Keeps a bundle that was opened with Mneme until the import screen takes it; null: it was taken. */
export function keepHandedFile(file: UploadRef | null): void {
  useHanded.setState({ file });
}
