import { RotateCcw } from 'lucide-react';
import type { TrashItem } from '../../../shared/contract/trash.ts';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatDate, formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { KIND_ICONS } from './kind-icons.ts';

type TrashRowProps = { item: TrashItem; onRestore: () => void };

/** One removed record: what it was, when it went, when it goes for good. */
export function TrashRow({ item, onRestore }: TrashRowProps) {
  const title = item.title === '' ? t('common.untitled') : item.title;
  return (
    <>
      <span className="t3" role="gridcell" title={t(`trash.one.${item.kind}`)}>
        <Icon of={KIND_ICONS[item.kind]} />
        <span className="sr">{t(`trash.one.${item.kind}`)}</span>
      </span>
      <div className="trash-cells" role="presentation">
        <div className="lines grow" role="gridcell">
          <div className="l1">
            <span className="clip grow">{title}</span>
          </div>
          <div className="l2">
            <Detail item={item} />
          </div>
        </div>
        <span className="meta tn trash-when" role="gridcell" title={formatFull(item.deletedAt)}>
          {t('trash.removedAt', { when: formatRelative(item.deletedAt) })}
        </span>
        <span
          className="meta tn trash-when hide-narrow"
          role="gridcell"
          title={item.purgeAt === null ? undefined : formatFull(item.purgeAt)}
        >
          {item.purgeAt === null
            ? t('trash.stays')
            : t('trash.keptUntil', { when: formatDate(item.purgeAt) })}
        </span>
        <span role="gridcell">
          <IconButton
            icon={RotateCcw}
            label={t('trash.restoreOne', { title })}
            shortcut="R"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              onRestore();
            }}
          />
        </span>
      </div>
    </>
  );
}

/** What stood in it; of a session and an import, how much. */
function Detail({ item: { kind, detail } }: { item: TrashItem }) {
  const count = Number(detail);
  if (kind === 'session') return <span className="tn">{t('trash.messages', { count })}</span>;
  if (kind === 'import') return <span className="tn">{t('trash.sessions', { count })}</span>;
  return <span className="clip">{detail ?? t(`trash.one.${kind}`)}</span>;
}
