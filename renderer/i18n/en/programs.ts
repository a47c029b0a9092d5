/** How programs of this machine are let in. */
export const programs = {
  'settings.group.programs': 'Programs',
  'settings.programs.words': 'api http rest token secret scripts agents mcp openapi port',
  'settings.api.enabled': 'Let programs in over HTTP',
  'settings.api.enabled.detail':
    'Scripts and agents on this computer may ask while Mneme is open, each with its secret. Nobody else can reach it.',
  'settings.api.port': 'Port',
  'settings.api.port.detail': 'Where programs find it, on 127.0.0.1.',
  'settings.programs.address': 'Address',
  'settings.programs.off': 'Switched off: nothing listens.',
  'settings.programs.copyAddress': 'Copy the address',
  'settings.programs.script': 'Secret of scripts',
  'settings.programs.script.detail': 'Whoever sends it may do what you do from the command line.',
  'settings.programs.agent': 'Secret of agents',
  'settings.programs.agent.detail': 'Whoever sends it may do what you allow the agent it names.',
  'settings.programs.none': 'It could not be written.',
  'settings.programs.show': 'Show',
  'settings.programs.hide': 'Hide',
  'settings.programs.copySecret': 'Copy',
  'settings.programs.renew': 'Make another',
  'settings.programs.renewTitle': 'Make another secret?',
  'settings.programs.renewDetail':
    'Programs that send the present one are refused until you give them the new one. Your memory stays as it is.',
  'settings.programs.renewed': 'The secret is another now',
} as const;
