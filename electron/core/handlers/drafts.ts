import type { drafts as domain } from '../../../shared/contract/drafts.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { dropDraft, keepDraft, listDrafts } from '../store/drafts.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';

export const drafts: HandlersFor<typeof domain, Context> = {
  list: ({ store }, _input, { client }) => ({
    items: listDrafts(store.read, client).map((draft) => ({ ...draft, at: toIso(draft.at) })),
  }),
  keep({ aside, now }, draft, { client }) {
    aside((db) => keepDraft(db, client, { ...draft, at: now() }));
    return {};
  },
  drop({ aside }, { form }, { client }) {
    aside((db) => dropDraft(db, client, form));
    return {};
  },
};
