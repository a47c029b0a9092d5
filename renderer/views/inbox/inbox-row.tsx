import type { Proposal } from '../../../shared/entities/proposal.ts';
import { Who } from '../../components/avatar.tsx';
import { VisibleText } from '../../components/visible-text.tsx';
import { formatFull, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { titleOf } from './candidate.ts';
import { ProposalSign } from './marks.tsx';

/** So much of what is proposed is drawn in a row; the rest would not be seen. */
const SHOWN = 300;

/** One proposal in the list: what is proposed, why it waits, who proposes it, since when. */
export function InboxRow({ proposal, locked }: { proposal: Proposal; locked: boolean }) {
  const { kind, candidate, origin, createdAt, snoozedUntil } = proposal;
  return (
    <>
      <span role="gridcell">
        <ProposalSign proposal={proposal} />
      </span>
      <div className={locked ? 'lines t3' : 'lines'} role="gridcell" aria-busy={locked}>
        <div className="l1">
          <span className="clip">
            <VisibleText text={titleOf(candidate).slice(0, SHOWN).replaceAll(/\s+/g, ' ')} />
          </span>
        </div>
        <div className="l2">
          <span className="med t2">{t(`inbox.kind.${kind}`)}</span>
          <Who name={writerName(origin)} />
          {snoozedUntil === null ? (
            <span className="end" title={formatFull(createdAt)}>
              {formatListTime(createdAt)}
            </span>
          ) : (
            <span className="end" title={formatFull(snoozedUntil)}>
              {t('inbox.until', { when: formatListTime(snoozedUntil) })}
            </span>
          )}
        </div>
      </div>
    </>
  );
}
