import { useNavigate } from '@tanstack/react-router';
import { Brain } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened } from '../../state/drafts.ts';
import { useInspector } from '../../state/inspector.ts';
import { AddMemory, NEW_MEMORY } from './add-memory.tsx';
import { MemoryDetail } from './memory-detail.tsx';
import { MemoryListPane } from './memory-list-pane.tsx';
import { useMemories } from './use-memories.ts';

/** Every memory: the list, and the one that is read. */
export function MemoriesView() {
  const memories = useMemories();
  const inspector = useInspector();
  const [adding, setAdding] = useState(false);
  useReopened(NEW_MEMORY, () => setAdding(true));
  const navigate = useNavigate();
  const tryRecall = () => void navigate({ to: '/recall' });
  const [edited, setEdited] = useState<string | null>(null);
  const { current, selection } = memories;
  useCommand('tryRecall', { run: tryRecall });
  useCommand('add', { label: t('memories.add'), run: () => setAdding(true) });
  useCommand('trash', {
    when: selection.count > 0 || current !== null,
    run: () => {
      if (selection.count > 0) memories.trashSelected();
      else if (current !== null) memories.trash([current]);
    },
  });
  return (
    <div className="split" data-shows={current === null ? 'list' : 'detail'} data-screen="memories">
      <MemoryListPane memories={memories} onAdd={() => setAdding(true)} onRecall={tryRecall} />
      {current === null ? (
        <section className="pane pane-detail pane-choose" aria-label={t('memories.one')}>
          {memories.list.items.length === 0 ? null : (
            <EmptyState icon={Brain} title={t('memories.choose')} detail={t('memories.chooseDetail')} />
          )}
        </section>
      ) : (
        <MemoryDetail
          id={current}
          memories={memories}
          inspector={inspector}
          editing={edited === current}
          onEditing={(editing) => setEdited(editing ? current : null)}
        />
      )}
      {adding ? <AddMemory onClose={() => setAdding(false)} onOpen={memories.open} /> : null}
    </div>
  );
}
