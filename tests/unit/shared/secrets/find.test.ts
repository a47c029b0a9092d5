import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../../shared/secrets/find.ts';
import { benignLines } from '../../../support/benign-lines.ts';
import { secretTexts } from '../../../support/secret-texts.ts';

function secretsIn(text: string): string[] {
  return findSecrets(text).map(({ start, end }) => text.slice(start, end));
}

describe('what is kept from view', () => {
  it.each([
    [
      'Use ghp_0123456789abcdefghijklmnopqrstuvwxyz until Friday.',
      ['ghp_0123456789abcdefghijklmnopqrstuvwxyz'],
    ],
    ['The database is at postgres://ada:hunter22@db/main', ['hunter22']],
    ['My password is correct-horse and my API key: zq-9911-aa', ['correct-horse', 'zq-9911-aa']],
    ['Пароль от почты: шалаш42', ['шалаш42']],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\nabc\n-----END PRIVATE KEY-----', ['\nMIIE\nabc\n']],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and no end', ['\nMIIE and no end']],
    [
      'a key with dots: SG.abcdefghijklmnopqrstuv.0123456789abcdefghij',
      ['SG.abcdefghijklmnopqrstuv.0123456789abcdefghij'],
    ],
    ['{"password":"two words here"}', []],
    ['cut off: ghp_0123456…', ['ghp_0123456']],
    ['The password is not here.', []],
    ['', []],
  ])('%j', (text, secrets) => expect(secretsIn(text)).toEqual(secrets));

  it('is one range where two patterns meet', () => {
    const text = 'api key: sk-live-0123456789abcdefghij';
    expect(secretsIn(text)).toEqual(['sk-live-0123456789abcdefghij']);
  });
});

describe.each([1, 2, 3])('of generated texts, seed %i', (seed) => {
  it('98 of 100 secrets are found, whole', () => {
    const texts = secretTexts(300, seed);
    const missed = texts.filter(({ text, secret }) => {
      const at = text.indexOf(secret);
      return !findSecrets(text).some(({ start, end }) => start <= at && end >= at + secret.length);
    });
    expect(texts).toHaveLength(300);
    expect(missed.length / texts.length).toBeLessThanOrEqual(0.02);
  });

  it('of lines without one at most 5 in 1,000 look like it', () => {
    const lines = benignLines(3000, seed);
    const wrong = lines.filter((line) => findSecrets(line).length > 0);
    expect(wrong.length / lines.length).toBeLessThanOrEqual(0.005);
  });
});
