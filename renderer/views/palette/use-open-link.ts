import { useRouter } from '@tanstack/react-router';
import { parseLink } from '../../../shared/links.ts';
import { t } from '../../i18n/index.ts';
import { useLinkTarget } from '../../state/links.ts';
import { notify } from '../../state/notices.ts';
import { addressOf } from '../search/entries.ts';

/** Gives a function that opens what a pasted link leads to; false for a text that is no link. */
export function useOpenLink(): (text: string) => boolean {
  const { history } = useRouter();
  const findTarget = useLinkTarget();
  return (text) => {
    const ref = parseLink(text);
    if (ref === null) return false;
    findTarget(ref).then(
      (target) => history.push(addressOf(target)),
      () => notify({ kind: 'error', title: t('link.gone'), detail: t('link.goneDetail') }),
    );
    return true;
  };
}
