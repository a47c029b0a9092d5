import { describe, expect, it } from 'vitest';
import { describeLink } from '../../../../electron/hosts/desktop/link-address.ts';

describe('describeLink', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c', 'example.org'],
    ['http://example.org:8080', 'http://example.org:8080/', 'example.org:8080'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/', 'example.org'],
    ['mailto:ada@example.org', 'mailto:ada@example.org', 'an e-mail'],
  ])('offers %s', (address, whole, place) => {
    expect(describeLink(address)).toEqual({ address: whole, place });
  });

  it('shows a look-alike in punycode', () => {
    expect(describeLink('https://аpple.com/')).toEqual({
      address: 'https://xn--pple-43d.com/',
      place: 'xn--pple-43d.com',
    });
  });

  it('shows where an address with a user name leads', () => {
    expect(describeLink('https://example.org@evil.test/login')?.place).toBe('evil.test');
  });

  it('encodes what would turn the text around', () => {
    expect(describeLink('https://example.org/\u202Egpj.exe')?.address).toBe(
      'https://example.org/%E2%80%AEgpj.exe',
    );
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-settings:privacy',
    'vscode://file/x',
    'ftp://example.org/',
    'app://mneme/',
    'blob:https://example.org/1',
    'view-source:https://example.org/',
    'mailto:',
    '//example.org',
    '/sessions',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('refuses %j', (address) => {
    expect(describeLink(address)).toBeUndefined();
  });
});
