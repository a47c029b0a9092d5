import { originOf } from '../chromium/scheme-address.ts';
import type { WebContents } from './web-contents.ts';

type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (
  contents: WebContents | null,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean;

/** Electron's permissions and the names the web has for them. */
const permissionNames: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'storage-access': ['storage-access'],
};

/** The permission handlers of a session. They are asked before a document loads, not when it asks. */
export class Permissions {
  private onRequest: RequestHandler | null = null;
  private onCheck: CheckHandler | null = null;

  setRequestHandler(handler: RequestHandler | null): void {
    this.onRequest = handler;
  }

  setCheckHandler(handler: CheckHandler | null): void {
    this.onCheck = handler;
  }

  /** Whether the application grants a document each permission of the web; it does without handlers. */
  async decide(contents: WebContents, url: string): Promise<Map<string, boolean>> {
    const decisions = new Map<string, boolean>();
    for (const [permission, names] of Object.entries(permissionNames)) {
      const granted = await this.isGranted(contents, permission, url);
      for (const name of names) decisions.set(name, granted);
    }
    return decisions;
  }

  private async isGranted(contents: WebContents, permission: string, url: string): Promise<boolean> {
    const details = { requestingUrl: url, isMainFrame: true };
    if (this.onCheck && !this.onCheck(contents, permission, `${originOf(url)}/`, details)) return false;
    const ask = this.onRequest;
    return ask === null || new Promise((resolve) => ask(contents, permission, resolve, details));
  }
}
