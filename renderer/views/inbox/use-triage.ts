import type { OutputOf } from '../../state/operations.ts';
import type { Candidate, Proposal, ProposalRecord } from '../../../shared/entities/proposal.ts';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { shapeOf, type Shape } from './choices.ts';
import type { Inbox } from './use-inbox.ts';

export type Details = OutputOf<'inbox.get'>;

/** What can be decided about one proposal. */
export function useTriage(inbox: Inbox, proposal: Proposal, details: Details | undefined) {
  const { mutateAsync: accept } = useChange('inbox.accept');
  const { mutateAsync: edit } = useChange('inbox.edit');
  const { mutateAsync: merge } = useChange('inbox.merge');
  const { mutateAsync: forget } = useChange('inbox.forget');
  const { mutateAsync: snooze } = useChange('inbox.snooze');
  const { id } = proposal;
  const shape: Shape = shapeOf(proposal, details);
  const done = (title: string) => ({ title, kind: 'done' as const });
  const decide = (work: () => Promise<unknown>, title: string) => void inbox.decide(id, work, done(title));

  function forgetIt() {
    void inbox.decide(id, () => forget({ id }), {
      title: t(shape === 'single' ? 'inbox.did.forget' : 'inbox.did.keepA'),
      kind: 'removed',
    });
  }

  function keepB() {
    const { record } = proposal;
    const work =
      shape === 'duplicate' && record !== null ? () => merge({ id, into: record }) : () => accept({ id });
    decide(work, t('inbox.did.keepB'));
  }

  return {
    shape,
    accept: () => {
      if (shape === 'single') decide(() => accept({ id }), t('inbox.did.accept'));
      else forgetIt();
    },
    keepB,
    /** Both stand; a value that has no place of its own yet needs a name first. */
    keepBoth: () => decide(() => accept({ id, both: true }), t('inbox.did.keepBoth')),
    needsName:
      shape === 'contradiction' &&
      proposal.record === null &&
      (proposal.candidate.kind === 'preference' || proposal.candidate.kind === 'knowledge'),
    edit: (candidate: Candidate, title: string = t('inbox.did.edit')) =>
      decide(() => edit({ id, candidate }), title),
    merge: (into: ProposalRecord, text: string) =>
      decide(() => merge({ id, into, text }), t('inbox.did.merge')),
    forget: forgetIt,
    /** @param until a timestamp */
    snooze: (until: string) => decide(() => snooze({ id, until }), t('inbox.did.snooze')),
  };
}

export type Triage = ReturnType<typeof useTriage>;
