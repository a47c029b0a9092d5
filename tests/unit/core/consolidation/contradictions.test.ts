import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type ClaimWords,
  planContradictions,
} from '../../../../electron/core/consolidation/contradictions.ts';
import { readSaying, sayingOfFact, subjectHash } from '../../../../electron/core/consolidation/subject.ts';

type Said = { id: string; text: string } & Partial<Claim>;

function plan(said: readonly Said[]) {
  const words = new Map(said.map(({ id, text }) => [id, text]));
  const claims = said.flatMap(({ id, text, ...fields }, place): Claim[] => {
    const saying = readSaying(text);
    if (!saying) return [];
    const claim: Claim = {
      entity: 'memory',
      id,
      agentId: null,
      subject: subjectHash(saying),
      createdAt: place,
      byPerson: false,
      resting: false,
      fresh: true,
    };
    return [{ ...claim, ...fields }];
  });
  const read = ({ id }: Claim): ClaimWords | null => {
    const text = words.get(id) ?? '';
    const saying = readSaying(text);
    return (
      saying && {
        saying,
        candidate: { kind: 'memory', type: 'semantic', content: text },
        messageId: null,
        sessionId: null,
        confidence: 1,
      }
    );
  };
  return planContradictions(claims, read).map(({ proposal, hold }) => ({
    newer: proposal.record?.id,
    older: proposal.others.map(({ id }) => id),
    hold,
  }));
}

describe('contradictions', () => {
  it('are two values of one subject: the newer is proposed and held back', () => {
    const found = plan([
      { id: 'old', text: 'The deploy day is Thursday.' },
      { id: 'new', text: 'The deploy day is Monday.' },
    ]);
    expect(found).toEqual([{ newer: 'new', older: ['old'], hold: true }]);
  });

  it('what a person said is in force however new it is; it is only asked about', () => {
    const found = plan([
      { id: 'old', text: 'Рабочий день команды — четверг' },
      { id: 'new', text: 'Рабочий день команды — понедельник', byPerson: true },
    ]);
    expect(found).toEqual([{ newer: 'new', older: ['old'], hold: false }]);
  });

  const agreements: [string, string, string][] = [
    ['the same in other words', 'The deploy day is Thursday.', 'The deploy day is on Thursday'],
    ['more of the same', 'Ada lives in Lisbon', 'Ada lives in Lisbon, Portugal.'],
    ['two properties', 'Ada is tall', 'Ada is a nurse'],
    ['two things one may use', 'The project uses Go', 'The project uses Redis'],
    ['other subjects', 'The deploy day is Thursday', 'The backup day is Monday'],
    ['a denial says no other value', 'The deploy day is Thursday', 'The deploy day is not Monday'],
    ['no statement at all', 'Deployed on Thursday and all went well', 'Deployed on Monday'],
  ];
  it.each(agreements)('are none: %s', (_name, one, other) => {
    expect(
      plan([
        { id: 'a', text: one },
        { id: 'b', text: other },
      ]),
    ).toEqual([]);
  });

  it('are not found twice, nor between agents that never share', () => {
    const one = { id: 'a', text: 'The deploy day is Thursday' };
    const other = { id: 'b', text: 'The deploy day is Monday' };
    expect(
      plan([
        { ...one, fresh: false },
        { ...other, fresh: false },
      ]),
    ).toEqual([]);
    expect(plan([one, { ...other, resting: true }])).toEqual([]);
    expect(
      plan([
        { ...one, agentId: 'x' },
        { ...other, agentId: 'y' },
      ]),
    ).toEqual([]);
    expect(plan([{ ...one, agentId: 'x' }, other])).toHaveLength(1);
  });

  it('a fact says its value of its key', () => {
    expect(sayingOfFact('deploy day', 'Thursday')?.subject).toBe(
      readSaying('The deploy day is Monday')?.subject,
    );
    expect(sayingOfFact('tea', 'green')).toBeNull();
  });
});
