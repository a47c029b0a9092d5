import { useState } from 'react';
import { Tag } from './tag.tsx';

type TagEditorProps = {
  tags: readonly string[];
  /** What the button that adds one shows, and what it is called. */
  addText: string;
  addLabel: string;
  removeLabel: (tag: string) => string;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
};

/** Words that are added and taken away one by one. */
export function TagEditor({ tags, addText, addLabel, removeLabel, onAdd, onRemove }: TagEditorProps) {
  const [adding, setAdding] = useState(false);

  function add(text: string) {
    setAdding(false);
    const tag = text.trim().replace(/^#/, '');
    if (tag !== '' && !tags.includes(tag)) onAdd(tag);
  }

  return (
    <div className="tags">
      {tags.map((tag) => (
        <Tag key={tag} text={tag} removeLabel={removeLabel(tag)} onRemove={() => onRemove(tag)} />
      ))}
      {adding ? (
        <input
          className="tag-input"
          aria-label={addLabel}
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
        <button type="button" className="tag add" aria-label={addLabel} onClick={() => setAdding(true)}>
          {addText}
        </button>
      )}
    </div>
  );
}
