import { describe, expect, it } from 'vitest';
import { bearerToken, refuseStranger } from '../../../../electron/hosts/web/guard.ts';

const PORT = 4174;
const HOST = ['Host', `127.0.0.1:${PORT}`];

function ask(rawHeaders: readonly string[], url: string | undefined = '/api/sessions.list', port = PORT) {
  return refuseStranger({ url, rawHeaders }, port);
}

describe('refuseStranger lets in', () => {
  it.each<[string, readonly string[]]>([
    ['127.0.0.1', HOST],
    ['localhost', ['host', `localhost:${PORT}`]],
    ['a name in capitals', ['HOST', `LocalHost:${PORT}`]],
    ['[::1]', ['Host', `[::1]:${PORT}`]],
    ['our own origin', [...HOST, 'Origin', `http://127.0.0.1:${PORT}`]],
    ['our own origin by name', ['Host', `localhost:${PORT}`, 'Origin', `http://localhost:${PORT}`]],
    ['a call of our page', [...HOST, 'Sec-Fetch-Site', 'same-origin', 'Sec-Fetch-Mode', 'cors']],
    ['an address the person typed', [...HOST, 'Sec-Fetch-Site', 'none', 'Sec-Fetch-Mode', 'navigate']],
    ['a link from elsewhere', [...HOST, 'Sec-Fetch-Site', 'cross-site', 'Sec-Fetch-Mode', 'navigate']],
  ])('%s', (_what, headers) => {
    expect(ask(headers)).toBeUndefined();
  });

  it('a host without a port where the port is the default one', () => {
    expect(ask(['Host', 'localhost'], '/', 80)).toBeUndefined();
  });
});

describe('refuseStranger refuses', () => {
  it.each<[string, readonly string[], string?]>([
    ['no host', []],
    ['an empty host', ['Host', '']],
    ['a name that was made to resolve here', ['Host', `evil.test:${PORT}`]],
    ['our name below another', ['Host', `localhost.evil.test:${PORT}`]],
    ['our address below another', ['Host', `127.0.0.1.evil.test:${PORT}`]],
    ['another port', ['Host', '127.0.0.1:4175']],
    ['no port', ['Host', '127.0.0.1']],
    ['a port with more digits', ['Host', `127.0.0.1:${PORT}0`]],
    ['another loopback address', ['Host', `127.0.0.2:${PORT}`]],
    ['the address of every interface', ['Host', `0.0.0.0:${PORT}`]],
    ['another IPv6 address', ['Host', `[::]:${PORT}`]],
    ['a name with a final dot', ['Host', `localhost.:${PORT}`]],
    ['a user before the host', ['Host', `me@127.0.0.1:${PORT}`]],
    ['a number for the address', ['Host', `2130706433:${PORT}`]],
    ['two hosts', [...HOST, 'Host', `evil.test:${PORT}`]],
    ['the same host twice', [...HOST, ...HOST]],
    ['another origin', [...HOST, 'Origin', 'https://evil.test']],
    ['the origin null', [...HOST, 'Origin', 'null']],
    ['an empty origin', [...HOST, 'Origin', '']],
    ['another port in the origin', [...HOST, 'Origin', 'http://127.0.0.1:4175']],
    ['another scheme in the origin', [...HOST, 'Origin', `https://127.0.0.1:${PORT}`]],
    ['our other name as the origin', [...HOST, 'Origin', `http://localhost:${PORT}`]],
    ['an origin with a path', [...HOST, 'Origin', `http://127.0.0.1:${PORT}/`]],
    ['two origins', [...HOST, 'Origin', `http://127.0.0.1:${PORT}`, 'Origin', 'https://evil.test']],
    ['a call of another site', [...HOST, 'Sec-Fetch-Site', 'cross-site', 'Sec-Fetch-Mode', 'no-cors']],
    ['a call of another port', [...HOST, 'Sec-Fetch-Site', 'same-site', 'Sec-Fetch-Mode', 'cors']],
    ['an absolute address', HOST, 'http://evil.test/api/sessions.list'],
    ['an address without a scheme', HOST, '//evil.test/'],
    ['an address that is no path', HOST, '*'],
    ['an empty address', HOST, ''],
  ])('%s', (_what, headers, url) => {
    expect(ask(headers, url)).toMatch(/^(This is not an address of Mneme|Another site may not ask)\.$/);
  });
});

describe('bearerToken', () => {
  const token = 'a-token_of-43-characters-as-base64url-gives';

  it('reads the one token', () => {
    expect(bearerToken(['authorization', `Bearer ${token}`])).toBe(token);
  });

  it.each<[string, readonly string[]]>([
    ['none', []],
    ['another scheme', ['Authorization', `Basic ${token}`]],
    ['a short one', ['Authorization', 'Bearer abc']],
    ['a long one', ['Authorization', `Bearer ${'a'.repeat(201)}`]],
    ['two', ['Authorization', `Bearer ${token}`, 'Authorization', `Bearer ${token}`]],
    ['something after it', ['Authorization', `Bearer ${token} x`]],
    ['a cookie', ['Cookie', `token=${token}`]],
  ])('reads nothing from %s', (_what, headers) => {
    expect(bearerToken(headers)).toBeUndefined();
  });
});
