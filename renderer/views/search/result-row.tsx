import {
  Brain,
  CircleCheck,
  MessageSquare,
  MessagesSquare,
  ShieldQuestionMark,
  SlidersHorizontal,
  Split,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { SearchHit, SearchKind } from '../../../shared/contract/search.ts';
import { Who } from '../../components/avatar.tsx';
import { Highlight } from '../../components/highlight.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatDate, formatFull, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { sourceName } from '../sessions/source-name.ts';
import { TierMark } from '../memories/marks.tsx';
import { addressOf, withoutQuotes } from './entries.ts';
import { Why } from './why.tsx';

const ICONS: Readonly<Record<SearchKind, LucideIcon>> = {
  message: MessageSquare,
  session: MessagesSquare,
  memory: Brain,
  knowledge: Table2,
  preference: SlidersHorizontal,
  task: CircleCheck,
  decision: Split,
};

type ResultRowProps = {
  hit: SearchHit;
  index: number;
  focusable: boolean;
  /** What was searched for. */
  words: string;
  onOpen: () => void;
  onFocus: () => void;
};

/** One result: what matched, who said it, where and when. It is a link to the record. */
export function ResultRow({ hit, index, focusable, words, onOpen, onFocus }: ResultRowProps) {
  const { history } = useRouter();
  const [explained, setExplained] = useState(false);
  const address = addressOf(hit, words);
  return (
    <div className="result-line">
      <a
        className="result"
        href={`#${address}`}
        data-hit={index}
        tabIndex={focusable ? 0 : -1}
        onClick={(event) => {
          onOpen();
          // With a key held, the browser opens it elsewhere.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          history.push(address);
        }}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (event.code !== 'KeyW' || hit.parts === null || event.ctrlKey || event.metaKey || event.altKey)
            return;
          setExplained(true);
          event.preventDefault();
        }}
      >
        <span className="t3">
          <Icon of={ICONS[hit.kind]} />
        </span>
        <div className="grow">
          <p className="rt">
            <ResultText hit={hit} />
          </p>
          <p className="rs">
            {hit.tier === null ? null : <TierMark tier={hit.tier} />}
            <Who name={speakerOf(hit)} />
            {['message', 'task', 'decision'].includes(hit.kind) ? (
              <SessionName title={hit.sessionTitle} />
            ) : null}
            {hit.project === null ? null : <span>{hit.project}</span>}
            {isPlanted(hit) ? (
              <span className="unreviewed">
                <Icon of={ShieldQuestionMark} size="small" />
                {t('memories.trust.unreviewed')}
              </span>
            ) : null}
            {hit.confidence === null ? null : (
              <span className="tn">{t('search.confidence', { value: formatRatio(hit.confidence) })}</span>
            )}
            {hit.at === null ? null : (
              <span className="tn" title={formatFull(hit.at)}>
                {formatDate(hit.at)}
              </span>
            )}
          </p>
        </div>
      </a>
      {hit.parts === null ? null : (
        <Why hit={hit} parts={hit.parts} words={words} open={explained} onOpen={setExplained} />
      )}
    </div>
  );
}

function ResultText({ hit }: { hit: SearchHit }) {
  if (hit.kind === 'message') return <Highlight {...(hit.snippet ?? hit.title)} />;
  if (hit.title.text === '' && hit.snippet === null) return t('sessions.untitled');
  const keyed = hit.kind === 'knowledge' || hit.kind === 'preference';
  return (
    <>
      <span className={keyed ? 't2' : 'med'}>
        <Highlight {...hit.title} />
      </span>
      {hit.snippet === null ? null : (
        <>
          <span className="t3">{keyed ? ' = ' : ' — '}</span>
          <Highlight {...(hit.kind === 'preference' ? withoutQuotes(hit.snippet) : hit.snippet)} />
        </>
      )}
    </>
  );
}

function SessionName({ title }: { title: string | null }) {
  if (title === null) return null;
  return (
    <span className="clip">
      {t('search.inSession', { title: title === '' ? t('sessions.untitled') : title })}
    </span>
  );
}

/** What an agent wrote down that nobody has looked at; what was said in a conversation is nobody's to review. */
function isPlanted({ kind, actor, trust }: SearchHit): boolean {
  return trust === 'unreviewed' && actor === 'agent' && kind !== 'message' && kind !== 'session';
}

/** Who said or saved it: of a message the side that speaks, else its writer. */
function speakerOf(hit: SearchHit): string {
  if (hit.kind === 'message' && hit.role !== null) {
    const spoken = hit.role === 'assistant' ? hit.agentName : null;
    return spoken ?? t(`message.${hit.role}`);
  }
  if (hit.kind === 'session' && hit.source !== null) return hit.agentName ?? sourceName(hit.source);
  return writerName({ actor: hit.actor, client: hit.agentName });
}
