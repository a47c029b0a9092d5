import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { t } from '../../i18n/index.ts';
import { useLastLists } from '../../state/last-lists.ts';
import { notify } from '../../state/notices.ts';
import { readListAddress } from './list-address.ts';

/** A search is begun anew; one that was left is reached by going back. */
const NOT_REMEMBERED = '/search';

/** Remembers how each list is left, and tells where an address holds filters that cannot be read. Once, at the root. */
export function useRememberedLists(): void {
  const { history } = useRouter();
  const { href } = useLocation();
  const remember = useLastLists((lists) => lists.remember);
  useEffect(() => {
    const list = readListAddress(href);
    if (list === null) return;
    if (list.screen !== NOT_REMEMBERED) remember(list.screen, list.address);
    if (list.unread.length === 0) return;
    notify({ kind: 'note', title: t('list.unread'), detail: list.unread.join(', ') });
    history.replace(list.readable);
  }, [href, history, remember]);
}

/** Gives a function that tells where a screen opens: as its list was left. */
export function useListAddress(): (screen: string) => string {
  const addresses = useLastLists((lists) => lists.addresses);
  return (screen) => addresses[screen] ?? screen;
}
