import { describe, expect, it } from 'vitest';
import { describeSource, type Installation } from '../../../../electron/hosts/desktop/update-source.ts';

const GITHUB = 'owner: ann\nrepo: mneme\nprovider: github\nupdaterCacheDirName: mneme-updater\n';

function installed(change: Partial<Installation>): Installation {
  return {
    platform: 'linux',
    feed: GITHUB,
    packageType: null,
    isAppImage: false,
    hasUninstaller: false,
    ...change,
  };
}

describe('where a copy is brought up to date from', () => {
  it.each([
    [{ isAppImage: true }, 'itself'],
    [{ packageType: 'deb' }, 'deb'],
    [{ packageType: 'rpm' }, 'rpm'],
    [{}, 'archive'],
    [{ platform: 'win32', hasUninstaller: true }, 'itself'],
    [{ platform: 'win32' }, 'archive'],
    [{ platform: 'darwin' }, 'itself'],
    [{ feed: null, isAppImage: true }, 'nowhere'],
    [{ feed: 'provider: s3\nbucket: x\n', isAppImage: true }, 'nowhere'],
  ] as const)('follows from how it was installed: %j', (change, way) => {
    expect(describeSource(installed(change)).way).toBe(way);
  });

  it('names the host that would be asked, and the page for people', () => {
    expect(describeSource(installed({}))).toMatchObject({
      host: 'github.com',
      page: 'https://github.com/ann/mneme/releases',
    });
    const feed = "provider: generic\nurl: 'https://example.org:8443/mneme'\n";
    expect(describeSource(installed({ feed }))).toMatchObject({
      host: 'example.org:8443',
      page: 'https://example.org:8443/mneme',
    });
    expect(describeSource(installed({ feed: null }))).toEqual({ way: 'nowhere', host: null, page: null });
  });
});
