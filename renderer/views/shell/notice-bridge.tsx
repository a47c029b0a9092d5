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
          // What was done last stands for what was done before; failures are each kept until they are read.
          id: notice.kind === 'error' ? `error ${notice.id}` : 'done',
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
