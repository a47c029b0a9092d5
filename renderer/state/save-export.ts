import { useMutation } from '@tanstack/react-query';
import { t } from '../i18n/index.ts';
import { useConnection } from './connection-context.ts';
import { notify, notifyError } from './notices.ts';

/** Puts a finished export where the person wants it, and tells where that is. */
export function useSaveExport() {
  const { saveExport } = useConnection();
  return useMutation({
    mutationFn: ({ id, name }: Readonly<{ id: string; name: string }>) => saveExport(id, name),
    onSuccess: (path) => {
      if (path !== null) notify({ kind: 'done', title: t('exports.saved', { path }) });
    },
    onError: notifyError,
  });
}
