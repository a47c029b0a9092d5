import { describe, expect, it } from 'vitest';
import { isOwnAddress, isOwnFrame, mayRequest } from '../../../../electron/hosts/desktop/own-page.ts';

const strangers = [
  'app://evil/',
  'app://mneme.evil/',
  'app://mneme@evil/',
  'app://me:secret@mneme/',
  'app://mneme:81/',
  'apps://mneme/',
  'https://mneme/',
  'file:///app://mneme/',
  'about:blank',
  'app:mneme',
  '',
  'not an address',
];

describe('isOwnAddress', () => {
  it.each(['app://mneme/', 'app://mneme/index.html', 'app://mneme/sessions/1?x=1#y'])(
    'knows %s',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );

  it.each(strangers)('does not know %j', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});

describe('isOwnFrame', () => {
  it('is our page as the main frame, and no other', () => {
    expect(isOwnFrame({ url: 'app://mneme/', parent: null })).toBe(true);
    expect(isOwnFrame({ url: 'app://mneme/', parent: {} })).toBe(false);
    expect(isOwnFrame(null)).toBe(false);
    for (const url of strangers) expect(isOwnFrame({ url, parent: null })).toBe(false);
  });
});

describe('mayRequest', () => {
  it.each([
    'app://mneme/main.js',
    'data:image/png;base64,AA',
    'blob:app://mneme/1',
    'devtools://devtools/x.js',
  ])('lets %s out', (address) => expect(mayRequest(address)).toBe(true));

  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://example.org/',
    'file:///etc/passwd',
    'app://evil/',
    '',
  ])('keeps %j in', (address) => expect(mayRequest(address)).toBe(false));
});
