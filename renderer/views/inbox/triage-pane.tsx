import { ArrowLeft, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { Menu } from '../../components/menu.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useReopened } from '../../state/drafts.ts';
import { useRead } from '../../state/queries.ts';
import { Acts } from './acts.tsx';
import { DayForm } from './day-form.tsx';
import { EditForm } from './edit-form.tsx';
import { formOf } from './form-of.ts';
import { sum } from './end-state.tsx';
import { KindMark } from './marks.tsx';
import { MergeForm } from './merge-form.tsx';
import { NextProposal } from './next-proposal.tsx';
import { ProposalBody } from './proposal-body.tsx';
import type { Snoozing } from './snooze-menu.tsx';
import type { Inbox } from './use-inbox.ts';
import { useReveal } from './use-reveal.ts';
import { useTriage } from './use-triage.ts';
import { triageMenu, useTriageCommands, type Mode } from './triage-commands.ts';

/** What is shown once all that is to be looked at has been read; until then the choices stay. */
const WITH_DETAILS: readonly Mode[] = ['merge', 'edit'];

type TriagePaneProps = { inbox: Inbox; proposal: Proposal; snoozing: Snoozing; onSnooze: () => void };

/** One proposal: what is proposed, why it waits, and what can be done about it. */
export function TriagePane({ inbox, proposal, snoozing, onSnooze }: TriagePaneProps) {
  const read = useRead('inbox.get', { id: proposal.id });
  const details = read.data;
  const triage = useTriage(inbox, proposal, details);
  const reveal = useReveal(proposal);
  const [mode, setMode] = useState<Mode>('look');
  useReopened(formOf(proposal, 'edit'), () => setMode('edit'));
  useReopened(formOf(proposal, 'name'), () => setMode('name'));
  useReopened(formOf(proposal, 'merge'), () => setMode('merge'));
  const commands = { inbox, proposal, triage, mode, setMode, onSnooze, reveal: reveal.show };
  useTriageCommands(commands);
  const look = () => {
    setMode('look');
    inbox.bringFocus();
  };
  return (
    <>
      <Head inbox={inbox} proposal={proposal} menu={triageMenu(commands, useShortcuts())} />
      <div className="scroll">
        <article
          className="triage"
          tabIndex={-1}
          data-focus-home
          aria-label={t(`inbox.kind.${proposal.kind}`)}
        >
          {read.error === null ? null : (
            <ErrorState
              message={read.error.message}
              technical={read.error.code}
              onRetry={() => void read.refetch()}
            />
          )}
          <ProposalBody
            proposal={proposal}
            details={details}
            shape={triage.shape}
            revealed={reveal.revealed}
            editing={mode === 'edit'}
          />
          {mode === 'look' || (details === undefined && WITH_DETAILS.includes(mode)) ? (
            <Acts
              proposal={proposal}
              shape={triage.shape}
              reveal={reveal}
              snoozing={snoozing}
              onSnooze={triage.snooze}
              run={commands}
            />
          ) : mode === 'merge' && details !== undefined ? (
            <MergeForm proposal={proposal} details={details} onMerge={triage.merge} onCancel={look} />
          ) : mode === 'day' ? (
            <DayForm onDay={triage.snooze} onCancel={look} />
          ) : (
            <EditForm
              proposal={proposal}
              details={details}
              naming={mode === 'name'}
              onKeep={triage.edit}
              onCancel={look}
            />
          )}
        </article>
        <NextProposal inbox={inbox} />
      </div>
    </>
  );
}

type HeadProps = { inbox: Inbox; proposal: Proposal; menu: Parameters<typeof Menu>[0]['items'] };

/** Why it waits, how far the person is today, and the way to the others. */
function Head({ inbox, proposal, menu = [] }: HeadProps) {
  const { index, list, counts, step, open } = inbox;
  const shortcutOf = useShortcuts();
  const done = counts === undefined ? 0 : sum(counts.decided);
  const all = done + (counts?.open ?? 0);
  const progress = t('inbox.progress', { done: formatNumber(done), all: formatNumber(all) });
  return (
    <>
      <div className="pane-head">
        <IconButton
          icon={ArrowLeft}
          label={t('shell.back')}
          className="only-narrow"
          onClick={() => open(null)}
        />
        <KindMark proposal={proposal} />
        <span className="grow" />
        {done === 0 ? null : <span className="count meta">{t('inbox.doneToday', { count: done })}</span>}
        <Neighbours
          index={index}
          loaded={list.items.length}
          total={list.total}
          previous={{ label: t('inbox.previous'), shortcut: shortcutOf('previous') }}
          next={{ label: t('inbox.next'), shortcut: shortcutOf('next') }}
          onStep={step}
        />
        <Menu trigger={<IconButton icon={Ellipsis} label={t('action.more')} />} items={menu} />
      </div>
      <div className="triage-progress">
        <Progress label={progress} share={all === 0 ? 0 : done / all} />
      </div>
    </>
  );
}
