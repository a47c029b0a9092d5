const modifiers =
  /^(command|cmd|control|ctrl|commandorcontrol|cmdorctrl|alt|option|altgr|shift|super|meta)$/i;
const keys =
  /^([!-~]|f([1-9]|1\d|2[0-4])|plus|space|tab|capslock|numlock|scrolllock|backspace|delete|insert|return|enter|up|down|left|right|home|end|pageup|pagedown|escape|esc|printscreen|num\d|numdec|numadd|numsub|nummult|numdiv|volumeup|volumedown|volumemute|media[a-z]+)$/i;

/** Throws where Electron would not understand a key combination (`CmdOrCtrl+Shift+Z`) and only log that. */
export function checkAccelerator(accelerator: string): void {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  if (!keys.test(key) || !parts.every((part) => modifiers.test(part))) {
    throw new Error(`stand-in: '${accelerator}' is not an accelerator`);
  }
}
