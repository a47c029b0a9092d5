import { EventEmitter } from 'node:events';
import { allowOnlyEvents, type StandinRecord } from '../record.ts';
import { strict } from '../strict.ts';
import { Permissions } from './permissions.ts';
import type { Protocol } from './protocol.ts';
import { WebRequest } from './web-request.ts';

/** Electron's default session. */
export class Session extends EventEmitter {
  readonly protocol: Protocol;
  readonly webRequest: WebRequest;
  readonly permissions = new Permissions();
  private spellChecker = true;

  constructor(record: StandinRecord, protocol: Protocol) {
    super();
    this.protocol = protocol;
    this.webRequest = strict('webRequest', new WebRequest(record), (what) => record.missing(what));
    // Neither downloads nor devices exist here: the events are accepted and never happen.
    const neverHere = ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device'];
    allowOnlyEvents(this, 'session', neverHere, record);
  }

  setPermissionRequestHandler(handler: Parameters<Permissions['setRequestHandler']>[0]): void {
    this.permissions.setRequestHandler(handler);
  }

  setPermissionCheckHandler(handler: Parameters<Permissions['setCheckHandler']>[0]): void {
    this.permissions.setCheckHandler(handler);
  }

  /** No device is ever offered here, so the handler is never asked. */
  setDevicePermissionHandler(_handler: unknown): void {}

  /** Headless Chromium shows no screen to capture, so the handler is never asked. */
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  setSpellCheckerLanguages(_languages: readonly string[]): void {}

  setSpellCheckerDictionaryDownloadURL(_url: string): void {}

  async clearCache(): Promise<void> {}
}
