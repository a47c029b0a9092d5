import { useQueryClient } from '@tanstack/react-query';

/** Gives what asks again for every answer on screen whose operation begins so, whatever the change feed says. */
export function useReadAgain(beginning: string): () => void {
  const queries = useQueryClient();
  return () =>
    void queries.invalidateQueries({
      predicate: ({ queryKey: [name] }) => typeof name === 'string' && name.startsWith(beginning),
    });
}
