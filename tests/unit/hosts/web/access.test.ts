import { describe, expect, it } from 'vitest';
import { createAccess } from '../../../../electron/hosts/web/access.ts';

function start() {
  const clock = { now: 1000 };
  return { clock, access: createAccess(() => clock.now) };
}

describe('a code', () => {
  it('gives one token, which belongs to one client', () => {
    const { access } = start();
    const token = access.exchange(access.newCode()) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(access.clientOf(token)).toBe('web');
    expect(access.clientOf(token)).toBe(access.clientOf(token));
  });

  it('works once', () => {
    const { access } = start();
    const code = access.newCode();
    expect(access.exchange(code)).toBeDefined();
    expect(access.exchange(code)).toBeUndefined();
  });

  it('works for 60 s', () => {
    const { access, clock } = start();
    const first = access.newCode();
    clock.now += 60_000;
    expect(access.exchange(first)).toBeDefined();
    const second = access.newCode();
    clock.now += 60_001;
    expect(access.exchange(second)).toBeUndefined();
  });

  it('ends with the next one', () => {
    const { access } = start();
    const first = access.newCode();
    const second = access.newCode();
    expect(access.exchange(first)).toBeUndefined();
    expect(access.exchange(second)).toBeDefined();
  });

  it('is not spent by a wrong guess', () => {
    const { access } = start();
    const code = access.newCode();
    expect(access.exchange('')).toBeUndefined();
    expect(access.exchange(`${code}x`)).toBeUndefined();
    expect(access.exchange(code)).toBeDefined();
  });
});

describe('a token', () => {
  it('leaves the others as they are, each with its own client', () => {
    const { access } = start();
    const [first = '', second = ''] = [access.exchange(access.newCode()), access.exchange(access.newCode())];
    expect(access.clientOf(first)).toBeDefined();
    expect(access.clientOf(second)).toBeDefined();
    expect(access.clientOf(first)).not.toBe(access.clientOf(second));
  });

  it('is unknown to another run', () => {
    const token = start().access;
    expect(start().access.clientOf(token.exchange(token.newCode()) ?? '')).toBeUndefined();
  });
});

describe('failures', () => {
  it('are answered at once 20 times a minute, and then after a second', () => {
    const { access, clock } = start();
    const delays = Array.from({ length: 25 }, () => access.noteFailure());
    expect(delays).toEqual([...Array<number>(20).fill(0), ...Array<number>(5).fill(1000)]);
    clock.now += 60_000;
    expect(access.noteFailure()).toBe(0);
  });
});

describe('the names of windows', () => {
  it('are told apart while they are open, and given out again afterwards', () => {
    const { access, clock } = start();
    const open = () => access.clientOf(access.exchange(access.newCode()) ?? '') ?? '';
    const first = open();
    const close = access.hold(first);
    clock.now += 60_000;
    expect(open()).toBe('web:2');
    expect(open()).toBe('web:3');
    close();
    clock.now += 60_000;
    expect(open()).toBe('web');
  });
});
