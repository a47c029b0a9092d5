import { EventEmitter } from 'node:events';
import { allowOnlyEvents, type StandinRecord } from '../record.ts';
import { screenArea } from './window-frame.ts';

/** Electron's `shell`: records what would have been opened. */
export function createShell(record: StandinRecord): object {
  return {
    openExternal: async (url: string) => void record.openedExternal.push(url),
    openPath: async (file: string) => {
      record.openedExternal.push(file);
      return ''; // no error
    },
    showItemInFolder: (file: string) => void record.openedExternal.push(file),
    beep: () => undefined,
  };
}

/** Electron's `dialog`: nobody is there to answer, so a test puts its answer in the place of the function. */
export function createDialog(record: StandinRecord): object {
  return {
    showOpenDialog: unanswered('showOpenDialog', record),
    showSaveDialog: unanswered('showSaveDialog', record),
    showMessageBox: unanswered('showMessageBox', record),
    showErrorBox: (title: string, content: string) => {
      record.errorBoxes.push(`${title}: ${content}`);
      process.stderr.write(`error box: ${title}: ${content}\n`);
    },
  };
}

function unanswered(name: string, record: StandinRecord): () => Promise<never> {
  return async () => {
    throw record.missing(`answering dialog.${name} without a test's answer`);
  };
}

/** Electron's `screen`: one display of ordinary size. */
export function createScreen(record: StandinRecord): object {
  const emitter = new EventEmitter();
  const events = ['display-added', 'display-removed', 'display-metrics-changed']; // never happen here
  allowOnlyEvents(emitter, 'screen', events, record);
  const display = { id: 1, label: '', bounds: screenArea, workArea: screenArea, scaleFactor: 1, rotation: 0 };
  return Object.assign(emitter, {
    getPrimaryDisplay: () => structuredClone(display),
    getAllDisplays: () => [structuredClone(display)],
    getDisplayMatching: () => structuredClone(display),
    getDisplayNearestPoint: () => structuredClone(display),
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  });
}

/** Electron's `powerMonitor`: a test may emit its events. */
export function createPowerMonitor(record: StandinRecord): object {
  const emitter = new EventEmitter();
  const events = ['suspend', 'resume', 'shutdown', 'lock-screen', 'unlock-screen', 'on-ac', 'on-battery'];
  allowOnlyEvents(emitter, 'powerMonitor', events, record);
  return Object.assign(emitter, {
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active',
    isOnBatteryPower: () => false,
  });
}
