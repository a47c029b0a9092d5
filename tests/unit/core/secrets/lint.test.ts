import { expect, it } from 'vitest';
import { lintText } from '../../../../electron/core/secrets/lint.ts';

it('what secretlint finds leaves no times behind, which would grow with every text', async () => {
  const kept = (): number => ['mark', 'measure'].flatMap((type) => performance.getEntriesByType(type)).length;
  const before = kept();
  const key = ['ghp', 'R4nd0mL00king8tring0fThirty6Chars000'].join('_');
  for (let count = 0; count < 20; count += 1)
    expect(await lintText(`The token of build ${count} is ${key}`)).toHaveLength(1);
  expect(kept()).toBe(before);
});
