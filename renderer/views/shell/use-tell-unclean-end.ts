import { useEffect } from 'react';
import { notify } from '../../state/notices.ts';
import { useRead } from '../../state/queries.ts';
import { messageOf } from '../health/finding-words.ts';
import { t } from '../../i18n/index.ts';

/** Which unclean end this window told of last: once is enough. */
const TOLD = 'mneme.unclean-end';

/** Tells once that Mneme did not end in order the last time, and what was looked at since. Health says it as well. */
export function useTellUncleanEnd(): void {
  const { checks } = useRead('maintenance.health', {}).data ?? {};
  const ending = checks?.find(({ name, finding }) => name === 'ending' && finding === 'unclean');
  useEffect(() => {
    const at = ending?.values['at'];
    if (ending === undefined || window.localStorage.getItem(TOLD) === at) return;
    window.localStorage.setItem(TOLD, String(at));
    notify({ kind: 'note', title: t('health.name.ending'), detail: messageOf(ending) });
  }, [ending]);
}
