import { GitMerge } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Figure } from '../../../shared/contract/dashboard.ts';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { Who } from '../../components/avatar.tsx';
import { Icon } from '../../components/icon.tsx';
import { VisibleText } from '../../components/visible-text.tsx';
import { formatFull, formatListTime, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';
import { titleOf } from '../inbox/candidate.ts';
import { ProposalSign } from '../inbox/marks.tsx';
import { countActions, sayRun } from '../runs/run-words.ts';
import { addressOf } from './address-of.ts';
import { HomeSection } from './section.tsx';

const SHOWN = 4;
const SHOWN_UNITS = 300;

/** The newest of what waits in the Inbox, and the last run, each with the way there. */
export function WorthALook({ waiting }: { waiting: Figure | undefined }) {
  const proposals = useRead('inbox.list', { limit: SHOWN, order: 'desc' }).data?.items;
  const run = useRead('consolidation.status', {}).data?.last ?? null;
  if (proposals === undefined) return null;
  const worth = run !== null && countActions(run.counts) > 0 && run.status !== 'undone';
  return (
    <HomeSection
      title={t('home.worthALook')}
      aside={
        waiting === undefined || waiting.count === 0 ? null : (
          <a className="link" href={`#${addressOf(waiting.list)}`}>
            {t('home.openInbox', { count: formatNumber(waiting.count) })}
          </a>
        )
      }
    >
      {proposals.length === 0 && !worth ? <p className="t2">{t('home.nothingWaits')}</p> : null}
      <ul className="worth">
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.id} proposal={proposal} />
        ))}
        {worth ? (
          <Line
            sign={
              <span className="t2">
                <Icon of={GitMerge} />
              </span>
            }
            text={sayRun(run)}
            who={writerName({ actor: 'consolidation', client: null })}
            at={run.startedAt}
            action={t('home.seeRun')}
            address={`/runs?run=${run.id}`}
          />
        ) : null}
      </ul>
    </HomeSection>
  );
}

function ProposalLine({ proposal }: { proposal: Proposal }) {
  const { id, kind, candidate, origin, createdAt } = proposal;
  return (
    <Line
      sign={<ProposalSign proposal={proposal} />}
      text={<VisibleText text={titleOf(candidate).slice(0, SHOWN_UNITS).replaceAll(/\s+/g, ' ')} />}
      who={writerName(origin)}
      at={createdAt}
      action={t(`home.act.${kind}`)}
      address={`/inbox?item=${id}`}
    />
  );
}

type LineProps = {
  sign: ReactNode;
  text: ReactNode;
  who: string;
  at: string;
  action: string;
  address: string;
};

function Line({ sign, text, who, at, action, address }: LineProps) {
  return (
    <li className="chg">
      {sign}
      <p className="grow clip">{text}</p>
      <Who name={who} />
      <span className="meta tn when" title={formatFull(at)}>
        {formatListTime(at)}
      </span>
      <a className="link act" href={`#${address}`}>
        {action}
      </a>
    </li>
  );
}
