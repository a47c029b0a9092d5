export const preferences = {
  'preferences.empty': 'No preferences yet',
  'preferences.emptyDetail': 'What you like and how you work, for every agent to know.',
} as const;
