import type { Proposal } from '../../../shared/entities/proposal.ts';
import { Who } from '../../components/avatar.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { countHidden } from '../../../shared/hidden-characters.ts';
import { VisibleText } from '../../components/visible-text.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';
import { splitContent } from '../memories/statement.ts';
import { SessionLink } from '../record/session-link.tsx';
import { keyOf, titleOf, withWords, wordsNow } from './candidate.ts';
import { whyOf, type Shape } from './choices.ts';
import { LongWords } from './long-words.tsx';
import { Sides } from './sides.tsx';
import { SourceQuote } from './source-quote.tsx';
import type { Details } from './use-triage.ts';

type ProposalBodyProps = {
  proposal: Proposal;
  details: Details | undefined;
  shape: Shape;
  revealed: boolean;
  /** Its words stand in a field below. */
  editing: boolean;
};

/** What is proposed: a question with two sides, or one statement, where it was said, and what is known of it. */
export function ProposalBody({ proposal, details, shape, revealed, editing }: ProposalBodyProps) {
  const { candidate, record } = proposal;
  const words = wordsNow(candidate, details?.record);
  const title = titleOf(withWords(candidate, words));
  const { statement, rest } =
    candidate.kind === 'memory' ? splitContent(words) : { statement: title, rest: '' };
  const hidden = countHidden(title) + countHidden(proposal.sentence ?? '');
  const why = details === undefined ? null : whyOf(proposal, details);
  return (
    <>
      <h2 className="statement">
        {shape === 'single' && proposal.kind !== 'secret' ? (
          editing ? (
            t('inbox.editing')
          ) : (
            <VisibleText text={statement} revealed={revealed} />
          )
        ) : (
          <VisibleText text={headingOf(proposal, shape)} />
        )}
      </h2>
      {why === null ? null : (
        <p className="t2">
          {why === 'inbox.why.held' ? t(why, { who: writerName(proposal.origin) }) : t(why)}
        </p>
      )}
      {hidden === 0 ? null : <p className="notice warn">{t('inbox.hiddenFound', { count: hidden })}</p>}
      {shape === 'single' ? (
        <>
          {editing ? null : proposal.kind === 'secret' ? (
            <p className="side-t anywhere">
              <LongWords text={title} revealed={revealed} />
            </p>
          ) : rest === '' ? null : (
            <p className="body anywhere">
              <LongWords text={rest} revealed={revealed} />
            </p>
          )}
          <SourceQuote
            messageId={proposal.messageId ?? details?.record?.origin?.messageId ?? null}
            sentence={proposal.sentence ?? details?.record?.sentence ?? null}
            revealed={revealed}
          />
          <Known proposal={proposal} record={details?.record ?? null} stored={record !== null} />
        </>
      ) : (
        <Sides proposal={proposal} details={details} revealed={revealed} />
      )}
    </>
  );
}

/** The question that is asked where there is something to choose between. */
function headingOf({ kind, candidate }: Proposal, shape: Shape): string {
  if (shape === 'duplicate') return t('inbox.heading.duplicate');
  if (shape === 'single') return t(kind === 'secret' ? 'inbox.heading.secret' : 'inbox.heading.single');
  const key = keyOf(candidate);
  return key === null ? t('inbox.heading.memories') : t('inbox.heading.values', { key });
}

type KnownProps = { proposal: Proposal; record: Details['record']; stored: boolean };

/** What it would be kept as, who proposes it, how sure that is. */
function Known({ proposal, record, stored }: KnownProps) {
  const { candidate, agentId, confidence, createdAt, origin } = proposal;
  // Where the message is known, what was said in it shows above.
  const sessionId =
    proposal.messageId === null ? (proposal.sessionId ?? record?.origin?.sessionId ?? null) : null;
  const agents = useRead('agents.list', { limit: 200 }, { enabled: agentId !== null }).data;
  const agent = agents?.items.find(({ id }) => id === agentId)?.name;
  const rows = [
    { name: t(stored ? 'inbox.storedAs' : 'inbox.keptAs'), value: <KeptAs candidate={candidate} /> },
    { name: t('inbox.proposedBy'), value: <Who name={writerName(origin)} /> },
    ...(agent === undefined ? [] : [{ name: t('inbox.about'), value: <Who name={agent} /> }]),
    { name: t('inbox.waitsSince'), value: formatFull(createdAt) },
    { name: t('memories.field.confidence'), value: <Confidence value={confidence} /> },
    {
      name: t('memories.trust'),
      value: t(`memories.trust.${record?.origin?.trust ?? 'unreviewed'}`),
    },
    ...(sessionId === null ? [] : [{ name: t('record.session'), value: <SessionLink id={sessionId} /> }]),
  ];
  return (
    <dl className="props">
      {rows.map(({ name, value }) => (
        <div key={name} className="prop">
          <dt className="t3">{name}</dt>
          <dd className="tn">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function KeptAs({ candidate }: Pick<Proposal, 'candidate'>) {
  const kind = t(`inbox.candidate.${candidate.kind}`);
  if (candidate.kind === 'memory') return `${kind}, ${t(`memories.type.${candidate.type}`)}`;
  if (candidate.kind === 'task') return kind;
  const place = candidate.kind === 'knowledge' ? `${candidate.category} / ${candidate.key}` : candidate.key;
  return (
    <>
      {kind}, <VisibleText text={place} />
    </>
  );
}
