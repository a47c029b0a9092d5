import type { UpdateState, UpdateWay } from '../../../shared/updates.ts';

/** What tells how this copy was installed. */
export type Installation = Readonly<{
  platform: NodeJS.Platform;
  /** What electron-builder put beside the archive, app-update.yml; null where it put none. */
  feed: string | null;
  /** What it wrote of the package of a Linux system, package-type; null where it wrote nothing. */
  packageType: string | null;
  /** Started out of an AppImage. */
  isAppImage: boolean;
  /** The installer of Windows left its way to remove it again. */
  hasUninstaller: boolean;
}>;

/** Tells how this copy can be updated, whom that asks, and where a person finds versions. */
export function describeSource(installation: Installation): Pick<UpdateState, 'way' | 'host' | 'page'> {
  const feed = installation.feed === null ? null : readFeed(installation.feed);
  if (feed === null) return { way: 'nowhere', host: null, page: null };
  return { way: findWay(installation), ...feed };
}

function findWay({ platform, packageType, isAppImage, hasUninstaller }: Installation): UpdateWay {
  if (platform === 'darwin') return 'itself';
  if (platform === 'win32') return hasUninstaller ? 'itself' : 'archive';
  if (packageType === 'deb' || packageType === 'rpm') return packageType;
  return isAppImage ? 'itself' : 'archive';
}

/** Reads the flat lines `key: value` that electron-builder writes; null for a provider we know nothing of. */
function readFeed(text: string): Pick<UpdateState, 'host' | 'page'> | null {
  const values = new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^(\w+): *['"]?(.*?)['"]? *$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
  const provider = values.get('provider');
  if (provider === 'github') {
    return {
      host: 'github.com',
      page: `https://github.com/${values.get('owner')}/${values.get('repo')}/releases`,
    };
  }
  const url = URL.parse(values.get('url') ?? '');
  return provider === 'generic' && url !== null ? { host: url.host, page: url.href } : null;
}
