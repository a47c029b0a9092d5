import type { DescribedRecord, Proposal } from '../../../shared/entities/proposal.ts';
import { Who } from '../../components/avatar.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { findDifferingRanges } from '../../components/text-difference.ts';
import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { readStored, wordsNow } from './candidate.ts';
import { LongWords } from './long-words.tsx';
import { SourceQuote } from './source-quote.tsx';
import type { Details } from './use-triage.ts';

type SidesProps = { proposal: Proposal; details: Details | undefined; revealed: boolean };

/** What stands and what is proposed, side by side, with what differs marked. */
export function Sides({ proposal, details, revealed }: SidesProps) {
  const words = wordsNow(proposal.candidate, details?.record);
  const others = (details?.others ?? []).filter(({ living }) => living);
  const first = others[0];
  const older = first === undefined ? '' : readStored(first.entity, first.text);
  return (
    <div className="sides" aria-busy={details === undefined}>
      <div className="side-stack">
        {others.map((other) => {
          const text = readStored(other.entity, other.text);
          return (
            <Side
              key={other.id}
              letter="A"
              name={t('inbox.older')}
              text={text}
              ranges={findDifferingRanges(text, words).one}
              record={other}
              messageId={other.origin?.messageId ?? null}
              sentence={other.sentence}
              revealed={revealed}
            />
          );
        })}
      </div>
      <Side
        letter="B"
        name={t('inbox.proposed')}
        text={words}
        ranges={first === undefined ? [] : findDifferingRanges(older, words).other}
        record={{
          origin: proposal.origin,
          createdAt: proposal.createdAt,
          confidence: proposal.confidence,
          uses: null,
          ...details?.record,
        }}
        messageId={proposal.messageId ?? details?.record?.origin?.messageId ?? null}
        sentence={proposal.sentence ?? details?.record?.sentence ?? null}
        revealed={revealed}
        on
      />
    </div>
  );
}

type SideProps = {
  letter: 'A' | 'B';
  name: string;
  text: string;
  ranges: readonly (readonly [number, number])[];
  record: Pick<DescribedRecord, 'origin' | 'createdAt' | 'confidence' | 'uses'>;
  messageId: string | null;
  sentence: string | null;
  revealed: boolean;
  on?: boolean;
};

/** One side: what it says, where that was said, and what is known of it. */
function Side({ letter, name, text, ranges, record, messageId, sentence, revealed, on = false }: SideProps) {
  const { origin, createdAt, confidence, uses } = record;
  return (
    <section className={on ? 'side on' : 'side'} aria-label={`${letter}, ${name}`}>
      <div className="side-h">
        <Kbd keys={letter} />
        <span className="med">{name}</span>
        <span className="grow" />
        {origin === null ? null : <Who name={writerName(origin)} />}
      </div>
      <p className="side-t anywhere">
        <LongWords text={text} ranges={ranges} as="difference" revealed={revealed} />
      </p>
      <div>
        <SourceQuote messageId={messageId} sentence={sentence} revealed={revealed} />
      </div>
      <dl className="kv right">
        {createdAt === null ? null : (
          <>
            <dt>{t('memories.saved')}</dt>
            <dd className="tn">{formatDate(createdAt)}</dd>
          </>
        )}
        {confidence === null ? null : (
          <>
            <dt>{t('memories.field.confidence')}</dt>
            <dd>
              <Confidence value={confidence} />
            </dd>
          </>
        )}
        {origin === null ? null : (
          <>
            <dt>{t('memories.trust')}</dt>
            <dd>{t(`memories.trust.${origin.trust}`)}</dd>
          </>
        )}
        {uses === null ? null : (
          <>
            <dt>{t('inbox.used')}</dt>
            <dd className="tn">{t('inbox.usedTimes', { count: uses })}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
