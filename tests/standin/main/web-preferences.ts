import path from 'node:path';

/** The web preferences the stand-in knows about; others are kept and have no effect. */
export interface WebPreferences {
  preload?: string;
  sandbox?: boolean;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  webSecurity?: boolean;
  webviewTag?: boolean;
  additionalArguments?: string[];
}

const defaults = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Refuses what the stand-in cannot show truthfully: it always isolates and sandboxes. */
export function checkWebPreferences(preferences: WebPreferences): void {
  for (const [name, value] of Object.entries(defaults)) {
    if ((Reflect.get(preferences, name) ?? value) !== value) {
      throw new Error(`stand-in: webPreferences.${name} other than ${value} is refused`);
    }
  }
  if (preferences.preload !== undefined && !path.isAbsolute(preferences.preload)) {
    throw new Error('preload script must have absolute path');
  }
}

/** The preferences in force, with Electron's defaults. */
export function completeWebPreferences(preferences: WebPreferences): WebPreferences {
  return { ...defaults, ...preferences };
}
