export const knowledge = {
  'knowledge.empty': 'No facts yet',
  'knowledge.emptyDetail':
    'Agents keep facts here: a value under a category and a key. You can add them too.',
} as const;
