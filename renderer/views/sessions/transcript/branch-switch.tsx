import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Message } from '../../../../shared/entities/message.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { t } from '../../../i18n/index.ts';
import { useRead } from '../../../state/queries.ts';

type BranchSwitchProps = { message: Message; onBranch: (messageId: string) => void };

/** Goes through the versions of a message: what else was answered, or asked, at this place. */
export function BranchSwitch({ message, onBranch }: BranchSwitchProps) {
  const siblings = useRead('messages.siblings', { id: message.id }).data;
  const index = siblings?.index ?? 0;
  const before = siblings?.ids[index - 1];
  const after = siblings?.ids[index + 1];
  return (
    <div className="branch" role="group" aria-label={t('message.branches')}>
      <IconButton
        icon={ChevronLeft}
        iconSize="small"
        label={t('message.previousBranch')}
        aria-disabled={before === undefined}
        onClick={() => before !== undefined && onBranch(before)}
      />
      <span className="meta tn">
        {t('message.branch', { index: index + 1, total: siblings?.ids.length ?? message.siblings })}
      </span>
      <IconButton
        icon={ChevronRight}
        iconSize="small"
        label={t('message.nextBranch')}
        aria-disabled={after === undefined}
        onClick={() => after !== undefined && onBranch(after)}
      />
    </div>
  );
}
