export const trash = {
  'trash.empty': 'Trash is empty',
  'trash.emptyDetail': 'What you remove waits here and can be put back.',
} as const;
