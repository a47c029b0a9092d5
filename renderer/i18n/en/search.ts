export const search = {
  'search.placeholder': 'Search everything',
} as const;
