import { t } from '../i18n/index.ts';
import { useRead } from './queries.ts';

/** How the import of an address is called: also one that is not here any more. */
export function useImportName(id: string | undefined): string {
  const { data, error } = useRead('imports.get', { id: id ?? '' }, { enabled: id !== undefined });
  if (error?.code === 'not_found') return t('common.gone');
  return data?.name ?? t('sessions.filter.oneImport');
}
