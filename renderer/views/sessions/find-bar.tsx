import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { formatKeys } from '../../state/command-keys.ts';
import type { Find } from './use-find.ts';

type FindBarProps = { find: Find; field: RefObject<HTMLInputElement | null>; onClose: () => void };

/** The line above a transcript to find words in it. */
export function FindBar({ find, field, onClose }: FindBarProps) {
  const none = find.ready && find.count?.count === 0;

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="find-bar" role="search" aria-label={t('find.title')}>
      <Icon of={Search} size="small" />
      <input
        ref={field}
        type="text"
        className="grow"
        aria-label={t('find.title')}
        placeholder={t('find.title')}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        // The person asked for this field by its key or button; coming from a search they read on.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={find.wanted}
        value={find.typed}
        onChange={(event) => find.setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={none ? 'count find-none' : 'count'} role="status">
        {describeCount(find)}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('find.previous')}
        shortcut={formatKeys('Shift+Enter')}
        aria-disabled={find.index < 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('find.next')}
        shortcut={formatKeys('Enter')}
        aria-disabled={find.index < 0}
        onClick={() => find.step(1)}
      />
      <IconButton icon={X} label={t('find.close')} shortcut={formatKeys('Escape')} onClick={onClose} />
    </div>
  );
}

function describeCount({ asked, error, index, count }: Find): string {
  if (error !== null) return t('error.list');
  if (!asked || count === undefined) return '';
  if (count.count === 0) return t('find.none');
  const total = count.more ? t('find.more', { count: formatNumber(count.count) }) : formatNumber(count.count);
  return index < 0
    ? t('find.total', { total })
    : t('sessions.position', { index: formatNumber(index + 1), total });
}
