import {
  BookMarked,
  CircleCheck,
  Copy,
  KeyRound,
  SlidersHorizontal,
  Split,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { t } from '../../i18n/index.ts';
import { TypeSign } from '../memories/marks.tsx';

const KINDS: Readonly<Partial<Record<Proposal['kind'], LucideIcon>>> = {
  contradicting: Split,
  duplicate: Copy,
  secret: KeyRound,
};

const CANDIDATES = {
  preference: SlidersHorizontal,
  knowledge: Table2,
  task: CircleCheck,
  memory: BookMarked,
};

/** Why it waits, or what would be kept, as a sign with its name for assistive technology. */
export function ProposalSign({ proposal: { kind, candidate } }: { proposal: Proposal }) {
  const sign = KINDS[kind];
  if (sign === undefined && candidate.kind === 'memory') return <TypeSign type={candidate.type} />;
  const name = sign === undefined ? t(`inbox.candidate.${candidate.kind}`) : t(`inbox.kind.${kind}`);
  return (
    <span className={kind === 'secret' ? 'k-warm' : 't2'} title={name}>
      <Icon of={sign ?? CANDIDATES[candidate.kind]} />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}

/** Why it waits: a sign and a word. */
export function KindMark({ proposal: { kind, candidate } }: { proposal: Proposal }) {
  return (
    <span className={kind === 'secret' ? 'type k-warm' : 'type t2'}>
      <Icon of={KINDS[kind] ?? CANDIDATES[candidate.kind]} />
      {t(`inbox.kind.${kind}`)}
    </span>
  );
}
