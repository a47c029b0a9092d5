import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SessionsSearch } from './search.ts';

/** What the address says of the sessions, and the ways to others: another session, view or filter. */
export function useSessionAddress(current: string | null) {
  const search = useSearch({ from: '/sessions' });
  const navigate = useNavigate();

  function open(id: string) {
    void navigate({
      to: '/sessions/$sessionId',
      params: { sessionId: id },
      search: { ...search, message: undefined, find: undefined },
    });
  }

  /** Shows the session that is open as its steps, or as what was said, there at a message if one is named. */
  function show(view: SessionsSearch['view'], message?: string) {
    if (current === null) return;
    void navigate({
      to: '/sessions/$sessionId',
      params: { sessionId: current },
      search: { ...search, view, message },
    });
  }

  function setSearch(next: SessionsSearch) {
    if (current === null) void navigate({ to: '/sessions', search: next });
    else void navigate({ to: '/sessions/$sessionId', params: { sessionId: current }, search: next });
  }

  function close() {
    void navigate({ to: '/sessions', search: { ...search, message: undefined, find: undefined } });
  }

  return { search, setSearch, open, show, close };
}
