import { describe, expect, it } from 'vitest';
import { createPacedAnswers } from '../../../../electron/core/handlers/paced.ts';

describe('a paced answer', () => {
  it('is computed once for as long as nothing changed, and anew when something did', async () => {
    const paced = createPacedAnswers();
    let version = 'one';
    let computed = 0;
    const ask = (key: string) =>
      paced.give(
        key,
        () => version,
        () => (computed += 1),
      );
    expect([await ask('a'), await ask('a'), await ask('b'), await ask('a')]).toEqual([1, 1, 2, 1]);
    version = 'two';
    expect([await ask('a'), await ask('a')]).toEqual([3, 3]);
  });

  it('waits before it is computed again, and is then that of the last change', async () => {
    const paced = createPacedAnswers();
    let version = 0;
    const computed: number[] = [];
    const ask = () =>
      paced.give(
        'slow',
        () => `${version}`,
        () => {
          const end = performance.now() + 10;
          while (performance.now() < end);
          computed.push(version);
          return version;
        },
      );
    await ask();
    const answers: Promise<number>[] = [];
    for (version = 1; version < 20; version += 1) answers.push(ask());
    version = 20;
    expect(new Set(await Promise.all(answers))).toEqual(new Set([20]));
    expect(computed).toEqual([0, 20]);
  });

  it('of a question asked long ago makes room for others', async () => {
    const paced = createPacedAnswers();
    let computed = 0;
    const ask = (key: string) =>
      paced.give(
        key,
        () => '',
        () => (computed += 1),
      );
    for (let key = 0; key < 40; key += 1) await ask(`${key}`);
    expect([await ask('39'), await ask('0')]).toEqual([40, 41]);
  });
});
