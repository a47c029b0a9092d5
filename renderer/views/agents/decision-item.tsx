import {
  Check,
  ChevronDown,
  ChevronRight,
  CircleDashed,
  CircleX,
  Link,
  Trash2,
  Ellipsis,
  type LucideIcon,
} from 'lucide-react';
import { useId, useState } from 'react';
import type { Decision, DecisionOutcome } from '../../../shared/entities/decision.ts';
import { Who } from '../../components/avatar.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { JsonTree } from '../../components/json-tree.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { copyLink } from '../../state/links.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { forgetItem } from '../record/forget-item.ts';
import { SessionLink } from '../record/session-link.tsx';
import { DecisionJudgement } from './decision-judgement.tsx';
import { MemoryLink } from './memory-link.tsx';

const ICONS: Readonly<Record<DecisionOutcome, LucideIcon>> = {
  unknown: CircleDashed,
  success: Check,
  failure: CircleX,
};

type DecisionItemProps = {
  decision: Decision;
  opened?: boolean;
  /** Whose it is stands with it. */
  named?: boolean;
};

/** One decision: a line, and behind it the grounds, the alternatives, what was recalled, and how it turned out. */
export function DecisionItem({ decision, opened = false, named = false }: DecisionItemProps) {
  const [open, setOpen] = useState(opened);
  const notifyUndoable = useNotifyUndoable();
  const bodyId = useId();
  const remove = useChange('decisions.remove', {
    onDone: () => notifyUndoable(t('agents.decisionRemoved'), 'removed'),
  });
  const { id, summary, outcome, decidedAt, sessionId } = decision;
  return (
    <li className="decision" data-decision={id}>
      <div className="decision-head">
        <button
          type="button"
          className="decision-open"
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
        >
          <Icon of={open ? ChevronDown : ChevronRight} size="small" />
          <span className={open ? 'med anywhere' : 'med clip'}>{summary}</span>
        </button>
        <span className={`outcome ${outcome}`}>
          <Icon of={ICONS[outcome]} size="small" />
          {t(`agents.outcome.${outcome}`)}
        </span>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
          items={[
            { label: t('command.copyLink'), icon: Link, run: () => copyLink({ kind: 'decision', id }) },
            {
              label: t('agents.removeDecision'),
              icon: Trash2,
              danger: true,
              separated: true,
              run: () => remove.mutate({ ids: [id] }),
            },
            forgetItem('decision', [id]),
          ]}
        />
      </div>
      <p className="meta decision-meta">
        {named ? <Who name={decision.agentName} /> : null}
        <span title={formatFull(decidedAt)}>{formatRelative(decidedAt)}</span>
        {sessionId === null ? null : (
          <span className="sep clip">
            <SessionLink id={sessionId} />
          </span>
        )}
      </p>
      {open ? (
        <div id={bodyId} className="decision-body">
          <Grounds decision={decision} />
          <DecisionJudgement decision={decision} />
        </div>
      ) : null}
    </li>
  );
}

function Grounds({ decision: { chosen, options, inputs, memoriesUsed } }: { decision: Decision }) {
  const others = options.filter((option) => option !== chosen);
  return (
    <dl className="kv decision-grounds">
      {chosen === null ? null : (
        <>
          <dt>{t('agents.chosen')}</dt>
          <dd className="med anywhere">{chosen}</dd>
        </>
      )}
      {others.length === 0 ? null : (
        <>
          <dt>{t('agents.alternatives')}</dt>
          <dd>
            <ul className="dashes">
              {[...new Set(others)].map((option) => (
                <li key={option} className="anywhere">
                  {option}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {inputs === null ? null : (
        <>
          <dt>{t('agents.inputs')}</dt>
          <dd>
            <JsonTree value={inputs} label={t('agents.inputs')} />
          </dd>
        </>
      )}
      {memoriesUsed.length === 0 ? null : (
        <>
          <dt>{t('agents.memoriesUsed')}</dt>
          <dd>
            <ul className="dashes">
              {[...new Set(memoriesUsed)].map((id) => (
                <li key={id}>
                  <MemoryLink id={id} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
