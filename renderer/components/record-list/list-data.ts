/** What a list shows and where more comes from. */
export type ListData<T> = Readonly<{
  items: readonly T[];
  total: number | undefined;
  loading: boolean;
  outdated: boolean;
  error: { message: string; code: string } | null;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
}>;
