import type { drafts as domain } from '../../../shared/contract/drafts.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { dropDraft, keepDraft, listDrafts, readDraft } from '../store/drafts.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';

export const drafts: HandlersFor<typeof domain, Context> = {
  list: ({ store }) => ({
    items: listDrafts(store.read).map(({ at, ...draft }) => ({ ...draft, at: toIso(at) })),
  }),
  get: ({ store }, { form }) => ({ value: readDraft(store.read, form) }),
  keep({ aside, now }, draft) {
    aside((db) => keepDraft(db, { ...draft, at: now() }));
    return {};
  },
  drop({ aside }, { form }) {
    aside((db) => dropDraft(db, form));
    return {};
  },
};
