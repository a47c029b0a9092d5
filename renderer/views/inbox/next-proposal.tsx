import { VisibleText } from '../../components/visible-text.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { titleOf } from './candidate.ts';
import { KindMark } from './marks.tsx';
import type { Inbox } from './use-inbox.ts';

const SHOWN = 300;

/** What comes next; it is read already, so that it is there at once. */
export function NextProposal({ inbox: { list, index, step, locked } }: { inbox: Inbox }) {
  const next = list.items[index + 1];
  useRead('inbox.get', { id: next?.id ?? '' }, { enabled: next !== undefined });
  if (next === undefined || locked.has(next.id)) return null;
  return (
    <section className="triage next" aria-label={t('inbox.next')}>
      <div className="flex">
        <KindMark proposal={next} />
        <span className="meta tn">
          {t('inbox.nextOf', {
            place: formatNumber(index + 2),
            total: formatNumber(list.total ?? list.items.length),
          })}
        </span>
      </div>
      <h3 className="nh">
        <button type="button" className="link anywhere" onClick={() => step(1)}>
          <VisibleText text={titleOf(next.candidate).slice(0, SHOWN)} />
        </button>
      </h3>
      {next.sentence === null ? null : (
        <p className="quote anywhere">
          <VisibleText text={next.sentence.slice(0, SHOWN)} />
        </p>
      )}
    </section>
  );
}
