export const welcome = {
  'welcome.name': 'Welcome',
  'welcome.title': 'What your agents remember, in your hands',
  'welcome.lead':
    'Mneme keeps the memory of your AI agents on this computer. You read it, correct it and decide what they may use.',
  'welcome.bring': 'Bring your history',
  'welcome.bringDetail': 'You see what a file holds before anything is saved.',
  'welcome.bringAssistants': 'Exports of ChatGPT and Claude.ai',
  'welcome.bringTools': 'Sessions of Claude Code and Codex',
  'welcome.bringDrop': 'Or drop a file anywhere on this page',
  'welcome.sampleHolds': '25 conversations over three weeks',
  'welcome.sampleAgents': 'Three agents, what they remember and decided',
  'welcome.sampleRemove': 'Removed with one click',
  'welcome.storedIn': 'Stored in',
  'welcome.local': 'Nothing leaves this computer.',
  'welcome.skip': 'Skip for now',
} as const;
