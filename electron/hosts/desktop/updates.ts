import type { UpdateAction, UpdateProblem, UpdateState } from '../../../shared/updates.ts';

/** As much of electron-updater as is used. */
export type Updater = {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  /** Sent with every request. */
  requestHeaders: Record<string, number | string | string[] | undefined> | null;
  logger: unknown;
  /** Ask although this is no copy that can install what is found. */
  forceDevUpdateConfig: boolean;
  on(event: 'download-progress', listener: (progress: { percent: number }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  checkForUpdates(): Promise<Readonly<{
    isUpdateAvailable: boolean;
    updateInfo: { version: string };
  }> | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
};

export type UpdatesOptions = Readonly<{
  /** Of this copy. */
  source: Pick<UpdateState, 'version' | 'way' | 'host' | 'page'>;
  /** Asked for when it is needed first. */
  loadUpdater(): Promise<Updater>;
  /** The host the person lets be asked, as it is set now; empty where none. */
  consentedHost(): Promise<string>;
  /** The host is asked now. */
  onAsked(host: string): void;
  onState(state: UpdateState): void;
}>;

export type Updates = Readonly<{
  /** Carries out what the person asked for; settles when it is done or has failed, and never rejects. */
  act(action: UpdateAction): Promise<UpdateState>;
}>;

/**
 * Looks for newer versions, fetches and installs them: each only when it is asked for, and nothing before the person
 * lets the one host be asked.
 */
export function createUpdates({
  source,
  loadUpdater,
  consentedHost,
  onAsked,
  onState,
}: UpdatesOptions): Updates {
  let state: UpdateState = { ...source, phase: 'idle', found: null, share: 0, problem: null };
  let updater: Promise<Updater> | undefined;

  const become = (change: Partial<UpdateState>): void => {
    state = { ...state, problem: null, ...change };
    onState(state);
  };
  const prepare = async (): Promise<Updater> => {
    const ready = await loadUpdater();
    ready.autoDownload = false;
    ready.autoInstallOnAppQuit = true; // what was fetched was asked for
    ready.logger = null;
    // It would send a number of its own making, by which its server could tell one copy from another.
    ready.requestHeaders = { 'x-user-staging-id': 'none' };
    ready.forceDevUpdateConfig = source.way === 'archive';
    ready.on('download-progress', ({ percent }) => become({ share: percent / 100 }));
    ready.on('error', () => {}); // what failed is told by whoever asked
    return ready;
  };
  const loaded = (): Promise<Updater> => (updater ??= prepare());

  const check = async (host: string): Promise<void> => {
    become({ phase: 'checking' });
    onAsked(host);
    const answer = await (await loaded()).checkForUpdates();
    const found = answer?.isUpdateAvailable === true ? answer.updateInfo.version : null;
    become({ phase: found === null ? 'current' : 'available', found });
  };
  const download = async (host: string): Promise<void> => {
    become({ phase: 'downloading', share: 0 });
    onAsked(host);
    await (await loaded()).downloadUpdate();
    become({ phase: 'ready', share: 1 });
  };
  return {
    async act(action) {
      const busy = state.phase === 'checking' || state.phase === 'downloading';
      if (action === 'read' || busy || source.host === null) return state;
      try {
        if ((await consentedHost()) !== source.host) become({ phase: 'failed', problem: 'noLeave' });
        else if (action === 'check' && state.phase !== 'ready') await check(source.host);
        else if (action === 'download' && source.way === 'itself' && state.found !== null)
          await download(source.host);
        else if (action === 'install' && state.phase === 'ready') (await loaded()).quitAndInstall();
      } catch (error) {
        become({ phase: 'failed', problem: nameProblem(error) });
      }
      return state;
    },
  };
}

/** What went wrong, of what a person can do something about. Codes are electron-updater's, Chromium's and Node's. */
export function nameProblem(error: unknown): UpdateProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = `${code} ${error instanceof Error ? error.message : String(error)}`;
  if (/CHECKSUM_MISMATCH|INVALID_SIGNATURE|sha512 checksum/i.test(words)) return 'notGenuine';
  if (/ENOSPC/.test(words)) return 'storageFull';
  if (
    /CHANNEL_FILE_NOT_FOUND|LATEST_VERSION_NOT_FOUND|NO_PUBLISHED_VERSIONS|HTTP_ERROR_404|status 404/.test(
      words,
    )
  )
    return 'nothingPublished';
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|EHOST|ENETUNREACH|net::ERR_|timed out|aborted/i.test(words))
    return 'unreachable';
  return 'failed';
}
