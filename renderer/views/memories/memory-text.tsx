import { useState } from 'react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { InlineEdit } from '../../components/inline-edit.tsx';
import { Tag } from '../../components/tag.tsx';
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

/** The words a memory is filed under. */
export function MemoryTags({ memory }: { memory: Memory }) {
  const { mutate } = useChange('memories.update');
  const [adding, setAdding] = useState(false);
  const save = (tags: string[]) => mutate({ id: memory.id, tags, expectedUpdatedAt: memory.updatedAt });

  function add(text: string) {
    setAdding(false);
    const tag = text.trim().replace(/^#/, '');
    if (tag !== '' && !memory.tags.includes(tag)) save([...memory.tags, tag]);
  }

  return (
    <div className="tags">
      {memory.tags.map((tag) => (
        <Tag
          key={tag}
          text={tag}
          removeLabel={t('memories.removeTag', { tag })}
          onRemove={() => save(memory.tags.filter((other) => other !== tag))}
        />
      ))}
      {adding ? (
        <input
          className="tag-input"
          aria-label={t('memories.addTag')}
          maxLength={100}
          // The person asked for this field by pressing the button it replaces.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onBlur={(event) => add(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add(event.currentTarget.value);
            if (event.key === 'Escape') setAdding(false);
          }}
        />
      ) : (
        <button type="button" className="tag add" onClick={() => setAdding(true)}>
          {t('memories.addTag')}
        </button>
      )}
    </div>
  );
}
