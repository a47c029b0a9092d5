import type { Memory } from '../../../shared/entities/memory.ts';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { splitContent } from './statement.ts';
import { useMemorySave } from './use-memory-save.ts';

type MemoryContentProps = { memory: Memory; editing: boolean; onEditing: (editing: boolean) => void };

/** What a memory says, edited where it stands: its first sentence large, the rest below. */
export function MemoryContent({ memory, editing, onEditing }: MemoryContentProps) {
  const save = useMemorySave(memory, 'content');
  const { statement, rest } = splitContent(memory.content);
  return (
    <InlineEdit
      {...save}
      className="memory-content"
      label={t('memories.field.content')}
      multiline
      required
      editing={editing}
      onEditingChange={onEditing}
      display={
        <>
          <span className="statement">{statement}</span>
          {rest === '' ? null : <span className="body">{rest}</span>}
        </>
      }
    />
  );
}

/** The words a memory is filed under. Each is added or taken away by itself, whatever others did to the rest. */
export function MemoryTags({ memory: { id, tags } }: { memory: Memory }) {
  const { mutate } = useChange('memories.update');
  return (
    <TagEditor
      tags={tags}
      addText={t('memories.addTag')}
      addLabel={t('memories.addTag')}
      removeLabel={(tag) => t('memories.removeTag', { tag })}
      onAdd={(tag) => mutate({ id, addTags: [tag] })}
      onRemove={(tag) => mutate({ id, removeTags: [tag] })}
    />
  );
}
