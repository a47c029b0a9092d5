import { EventEmitter } from 'node:events';
import { allowOnlyEvents, type StandinRecord } from '../record.ts';
import type { BrowserWindow } from './browser-window.ts';

type ThemeSource = 'system' | 'light' | 'dark';

/** Electron's `nativeTheme`; the system's own theme is light here. */
export class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  private readonly windows: ReadonlySet<BrowserWindow>;
  private source: ThemeSource = 'system';

  constructor(record: StandinRecord, windows: ReadonlySet<BrowserWindow>) {
    super();
    this.windows = windows;
    allowOnlyEvents(this, 'nativeTheme', ['updated'], record);
  }

  get themeSource(): ThemeSource {
    return this.source;
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`'${source}' is not a theme source`);
    this.source = source;
    for (const window of this.windows) window.webContents.applyTheme();
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}
