export const tasks = {
  'tasks.empty': 'No tasks yet',
  'tasks.emptyDetail': 'Agents add tasks here when they promise to do something later. You can add one too.',
} as const;
