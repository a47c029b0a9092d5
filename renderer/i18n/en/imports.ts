export const imports = {
  'imports.empty': 'Nothing was imported yet',
  'imports.emptyDetail': 'What you bring in shows here, and can be taken back as one.',
} as const;
