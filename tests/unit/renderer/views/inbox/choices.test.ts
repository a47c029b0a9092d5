import { describe, expect, it } from 'vitest';
import { CHOICES, shapeOf, whyOf } from '../../../../../renderer/views/inbox/choices.ts';
import type { Proposal, ProposalKind } from '../../../../../shared/entities/proposal.ts';

const ID = '0198c0de-0001-7000-8000-000000000001';
const OTHER = { entity: 'memory', id: ID } as const;

function proposal(kind: ProposalKind, others: Proposal['others'] = []): Proposal {
  return {
    id: ID,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
    origin: { actor: 'agent', client: 'helper', sessionId: null, messageId: null, trust: 'unreviewed' },
    kind,
    status: 'open',
    snoozedUntil: null,
    agentId: null,
    candidate: { kind: 'memory', type: 'semantic', content: 'words' },
    sentence: null,
    messageId: null,
    sessionId: null,
    confidence: 1,
    record: null,
    others,
    result: null,
    key: 'key',
  };
}

const living = { others: [{ living: true }] };
const gone = { others: [{ living: false }] };

describe('how a proposal is shown', () => {
  it('is with two sides where there is something to choose between', () => {
    expect(shapeOf(proposal('contradicting', [OTHER]), undefined)).toBe('contradiction');
    expect(shapeOf(proposal('duplicate', [OTHER]), living)).toBe('duplicate');
    expect(shapeOf(proposal('duplicate', [OTHER]), gone)).toBe('single');
    expect(shapeOf(proposal('contradicting'), undefined)).toBe('single');
    for (const kind of ['new', 'low-confidence', 'secret'] as const)
      expect(shapeOf(proposal(kind, [OTHER]), living)).toBe('single');
  });

  it('offers one thing first', () => {
    for (const choices of Object.values(CHOICES))
      expect(choices.filter(({ primary }) => primary)).toHaveLength(1);
  });

  it.each([
    ['new', null, {}, 'inbox.why.stated'],
    ['new', { held: true, living: true }, {}, 'inbox.why.held'],
    ['new', { held: false, living: true }, {}, 'inbox.why.stored'],
    ['low-confidence', null, {}, 'inbox.why.unsure'],
    ['secret', null, {}, 'inbox.why.secretSaid'],
    ['secret', { held: false, living: true }, {}, 'inbox.why.secretStored'],
    ['duplicate', { held: false, living: true }, living, 'inbox.why.duplicate'],
    ['contradicting', null, living, 'inbox.why.otherValue'],
    ['contradicting', { held: true, living: true }, living, 'inbox.why.otherHeld'],
    ['contradicting', { held: false, living: true }, living, 'inbox.why.otherBoth'],
    ['contradicting', null, gone, 'inbox.why.stated'],
    ['contradicting', { held: true, living: false }, living, 'inbox.why.gone'],
  ] as const)('says why %s waits', (kind, record, others, why) =>
    expect(whyOf(proposal(kind, [OTHER]), { record, others: [], ...others })).toBe(why),
  );
});
