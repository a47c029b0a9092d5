import { Info } from 'lucide-react';
import { memo } from 'react';
import type { Message } from '../../../../shared/entities/message.ts';
import { Avatar } from '../../../components/avatar.tsx';
import { Fold } from '../../../components/fold.tsx';
import { Unfolded } from '../../../components/unfolded.ts';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { formatDate, formatFull, formatTime } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { HiddenSecrets } from '../../record/hidden-secrets.tsx';
import type { Block, ShownPart } from './blocks.ts';
import { BranchSwitch } from './branch-switch.tsx';
import { MessageMenu } from './message-menu.tsx';
import { PartView } from './part-view.tsx';

/** Who speaks in a conversation. */
type Speakers = Readonly<{ person: string; agent: string }>;

type BlockViewProps = {
  block: Block;
  speakers: Speakers;
  /** It is the message the address names. */
  target: boolean;
  /** Words were found in it: what is folded is shown. */
  unfolded: boolean;
  onBranch: (messageId: string) => void;
  onRaw: (messageId: string) => void;
};

/** One message of the transcript. */
export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, speakers, target, unfolded, onBranch, onRaw } = props;
  const { message, parts } = block;
  return (
    <>
      {block.startsDay && message.sentAt !== null ? (
        <div className="daymark">{formatDate(message.sentAt)}</div>
      ) : null}
      <article
        className={`msg ${target ? 'target' : ''} ${block.withHeader ? '' : 'quiet'}`}
        aria-label={nameOf(message, speakers)}
        data-message={message.id}
        data-role={message.role}
      >
        {target ? <VisuallyHidden>{t('message.target')}</VisuallyHidden> : null}
        {block.withHeader ? <Header message={message} speakers={speakers} /> : null}
        {message.siblings > 1 ? <BranchSwitch message={message} onBranch={onBranch} /> : null}
        <Unfolded value={unfolded}>
          {message.role === 'system' ? (
            <Fold icon={Info} summary={t('part.system')} searched>
              {() => <Parts parts={parts} />}
            </Fold>
          ) : (
            <Parts parts={parts} />
          )}
        </Unfolded>
        <HiddenSecrets entity="message" id={message.id} record={message} />
        <MessageMenu message={message} onRaw={onRaw} />
      </article>
    </>
  );
});

function Header({ message, speakers }: { message: Message; speakers: Speakers }) {
  const monogram = message.role === 'user' ? speakers.person : nameOf(message, speakers);
  return (
    <div className="msg-h">
      <Avatar name={monogram} />
      <b>{nameOf(message, speakers)}</b>
      {message.sentAt === null ? null : (
        <span className="meta tn" title={formatFull(message.sentAt)}>
          {formatTime(message.sentAt)}
        </span>
      )}
    </div>
  );
}

function Parts({ parts }: { parts: readonly ShownPart[] }) {
  return parts.map((shown, index) => <PartView key={index} shown={shown} />);
}

function nameOf(message: Message, speakers: Speakers): string {
  return message.role === 'assistant' ? speakers.agent : t(`message.${message.role}`);
}
