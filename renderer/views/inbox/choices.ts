import type { Proposal, DescribedRecord } from '../../../shared/entities/proposal.ts';
import type { PlainKey } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';

/** How a proposal is shown: two sides that contradict or repeat each other, or one statement. */
export type Shape = 'contradiction' | 'duplicate' | 'single';

type Sides = Readonly<{ others: readonly Pick<DescribedRecord, 'living'>[] }>;

/** How a proposal is shown. Where nothing is left of the other side, there is nothing to choose between. */
export function shapeOf({ kind, others: named }: Proposal, details: Sides | undefined): Shape {
  const stands = details === undefined ? named.length > 0 : details.others.some(({ living }) => living);
  if (!stands) return 'single';
  if (kind === 'contradicting') return 'contradiction';
  return kind === 'duplicate' ? 'duplicate' : 'single';
}

export type ChoiceCommand = Extract<
  CommandId,
  'inbox.accept' | 'inbox.keepB' | 'inbox.keepBoth' | 'inbox.merge' | 'edit' | 'inbox.forget'
>;
type Choice = Readonly<{ command: ChoiceCommand; label: PlainKey; primary?: true }>;

const SIDES: readonly Choice[] = [
  { command: 'inbox.accept', label: 'inbox.keepA' },
  { command: 'inbox.keepB', label: 'inbox.keepB' },
  { command: 'inbox.keepBoth', label: 'inbox.keepBoth' },
];

/** What can be chosen, in the order of the buttons. Putting it off can always be. */
export const CHOICES: Readonly<Record<Shape, readonly Choice[]>> = {
  contradiction: [
    { command: 'inbox.accept', label: 'inbox.keepA' },
    { command: 'inbox.keepB', label: 'inbox.keepB', primary: true },
    { command: 'inbox.keepBoth', label: 'inbox.keepBoth' },
    { command: 'inbox.merge', label: 'inbox.mergeEllipsis' },
  ],
  duplicate: [{ command: 'inbox.merge', label: 'inbox.mergeEllipsis', primary: true }, ...SIDES],
  single: [
    { command: 'inbox.accept', label: 'inbox.accept', primary: true },
    { command: 'edit', label: 'inbox.editEllipsis' },
    { command: 'inbox.forget', label: 'inbox.forget' },
  ],
};

type Waiting = Readonly<{ record: Pick<DescribedRecord, 'held' | 'living'> | null }> & Sides;

/** Why a proposal waits, and what holds until it is decided. */
export function whyOf(proposal: Proposal, details: Waiting): PlainKey | 'inbox.why.held' {
  const { kind } = proposal;
  const shape = shapeOf(proposal, details);
  const { record } = details;
  if (record?.living === false) return 'inbox.why.gone';
  if (kind === 'secret') return record === null ? 'inbox.why.secretSaid' : 'inbox.why.secretStored';
  if (shape === 'duplicate') return 'inbox.why.duplicate';
  if (shape === 'contradiction') {
    if (record === null) return 'inbox.why.otherValue';
    return record.held ? 'inbox.why.otherHeld' : 'inbox.why.otherBoth';
  }
  if (record !== null) return record.held ? 'inbox.why.held' : 'inbox.why.stored';
  return kind === 'low-confidence' ? 'inbox.why.unsure' : 'inbox.why.stated';
}
