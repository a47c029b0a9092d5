import { useEffect, useRef } from 'react';
import { useToasts } from '../../components/toast-region.tsx';
import { onNotice } from '../../state/notices.ts';

const SHOWN_MS = 6000;

/** Shows every notice as a toast; an error stays until it is dismissed. */
export function NoticeBridge() {
  const toasts = useToasts();
  const add = useRef(toasts.add);
  useEffect(() => {
    add.current = toasts.add;
  });
  useEffect(
    () =>
      onNotice((notice) =>
        add.current({
          // What was done last stands for what was done before; failures and what is told unasked stand for themselves.
          id: notice.kind === 'error' || notice.kind === 'note' ? `${notice.kind} ${notice.id}` : 'done',
          type: notice.kind,
          title: notice.title,
          description: notice.detail,
          timeout: notice.kind === 'error' ? 0 : SHOWN_MS,
          priority: notice.kind === 'error' ? 'high' : 'low',
          data: { technical: notice.technical, action: notice.action },
        }),
      ),
    [],
  );
  return null;
}
