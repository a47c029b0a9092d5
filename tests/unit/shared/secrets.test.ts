import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../shared/secrets.ts';

function secretsIn(text: string): string[] {
  return findSecrets(text).map(([start, end]) => text.slice(start, end));
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
    ['The password is not here.', []],
    ['', []],
  ])('%j', (text, secrets) => expect(secretsIn(text)).toEqual(secrets));

  it('is one range where two patterns meet', () => {
    const text = 'api key: sk-live-0123456789abcdefghij';
    expect(secretsIn(text)).toEqual(['sk-live-0123456789abcdefghij']);
  });
});
