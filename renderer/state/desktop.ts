import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UpdateAction, UpdateState } from '../../shared/updates.ts';
import { useConnection } from './connection-context.ts';
import { notifyError } from './notices.ts';

/** The system tells nothing by itself, and may be told elsewhere. */
const LOOK_MS = 2000;

/** What is known of newer versions, and how to ask for more; no state in a browser. */
export function useUpdates(): Readonly<{ state: UpdateState | null; act: (action: UpdateAction) => void }> {
  const { desktop } = useConnection();
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    if (desktop === null) return undefined;
    desktop.updates('read').then(setState, notifyError);
    return desktop.onUpdates(setState);
  }, [desktop]);
  return { state, act: (action) => void desktop?.updates(action).catch(notifyError) };
}

/** How this system stands to what the person wants of it; undefined in a browser, and until it is known. */
export function useDesktopState() {
  const { desktop } = useConnection();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['desktop'],
    queryFn: () => desktop?.readDesktop() ?? null,
    enabled: desktop !== null,
    refetchInterval: LOOK_MS,
  });
  return {
    state: data ?? undefined,
    setOpensAtLogin: (on: boolean) =>
      void desktop
        ?.setOpensAtLogin(on)
        .then((state) => queries.setQueryData(['desktop'], state), notifyError),
  };
}
