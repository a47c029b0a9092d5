import { VisibleText } from '../../components/visible-text.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { SessionLink } from '../record/session-link.tsx';
import { excerptOf } from './excerpt.ts';

type SourceQuoteProps = { messageId: string | null; sentence: string | null; revealed: boolean };

/** The sentence something was read from, marked where it stands in its message, and the way there. */
export function SourceQuote({ messageId, sentence, revealed }: SourceQuoteProps) {
  const message = useRead('messages.get', { id: messageId ?? '' }, { enabled: messageId !== null }).data;
  if (message === undefined) {
    if (sentence === null) return null;
    return (
      <p className="quote anywhere">
        <VisibleText text={sentence} ranges={[[0, sentence.length]]} revealed={revealed} />
      </p>
    );
  }
  const { text, ranges } = excerptOf(message.text, sentence);
  return (
    <div className="source">
      <p className="quote anywhere">
        <VisibleText text={text} ranges={ranges} revealed={revealed} />
      </p>
      <p className="meta" data-source>
        {t(`inbox.said.${message.role === 'user' ? 'person' : 'agent'}`)}{' '}
        <SessionLink id={message.sessionId} messageId={message.id} />
        <span className="tn sep">{formatFull(message.sentAt ?? message.createdAt)}</span>
      </p>
    </div>
  );
}
