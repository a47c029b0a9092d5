import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ComponentType,
  type ReactNode,
} from 'react';
import { t, tell } from '../i18n/index.ts';
import { ConflictChoice, type Conflict } from './conflict-choice.tsx';

/** What is typed: the text, and the value and version it is based on. */
type Typed = Readonly<{ text: string; value: string; version: string }>;
type Drafts = Readonly<{ kept: Typed | null; keep: (typed: Typed) => void; drop: () => void }>;

type InlineEditProps = {
  /** What the field is, for assistive technology. */
  label: string;
  value: string;
  /** The version of the record the value is of: its `updatedAt`. */
  version: string;
  /** Keeps a value based on a version, where `before` is the value of that version; fails if it cannot. */
  onSave: (value: string, version: string, before: string) => Promise<unknown>;
  /** What a failure says of a newer value, if it is a conflict. */
  readConflict: (failure: unknown) => Conflict | null;
  /** What to tell under the field about another failure; null for one that is told elsewhere. */
  explain?: (failure: unknown) => string | null;
  /** Shown instead of the value while it is not edited. */
  display?: ReactNode;
  /** What `display` says, for assistive technology, where it writes the value otherwise. */
  displayText?: string;
  /** More ways to give the value, beside the field. */
  extra?: ComponentType<{ draft: string; onDraft: (draft: string) => void }>;
  placeholder?: string;
  multiline?: boolean;
  /** Refuse to keep nothing. */
  required?: boolean;
  className?: string;
  /** Keeps what is typed until it is saved or given up: a crash must not take it. What was kept is being edited. */
  drafts?: Drafts;
  /** Whether it is being edited, where something outside (a shortcut, a menu) starts it. */
  editing?: boolean;
  onEditingChange?: (editing: boolean) => void;
};

/** A text that is edited where it stands. Enter keeps, Escape gives up; a newer value is shown beside, to choose from. */
export function InlineEdit(props: InlineEditProps) {
  const [ownEditing, setOwnEditing] = useState(false);
  const kept = props.drafts?.kept ?? null;
  const editing = (props.editing ?? ownEditing) || kept !== null;
  const setEditing = props.onEditingChange ?? setOwnEditing;
  const text = props.value === '' ? (props.placeholder ?? '') : props.value;
  const classes = `inline-edit ${props.className ?? ''} ${props.value === '' ? 't3' : ''}`;
  const end = () => {
    props.drafts?.drop();
    setEditing(false);
  };
  // What was kept may be known only after the field is there: it begins anew with that.
  if (editing) return <Editor key={String(kept !== null)} {...props} classes={classes} onEnd={end} />;
  return (
    <button
      type="button"
      className={classes}
      aria-label={`${props.label}: ${props.displayText ?? text}`}
      title={t('action.edit')}
      onClick={() => setEditing(true)}
    >
      {props.display ?? text}
    </button>
  );
}

function Editor(props: InlineEditProps & { classes: string; onEnd: () => void }) {
  const { label, value, version, onSave, readConflict, multiline = false, required = false, onEnd } = props;
  const Extra = props.extra;
  const kept = props.drafts?.kept ?? null;
  const [draft, setDraft] = useState(kept?.text ?? value);
  const [before] = useState(kept ?? { value, version });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const [saving, setSaving] = useState(false);
  const field = useSelectedField();

  async function save(next: string, basedOn: string) {
    const trimmed = multiline ? next : next.replaceAll(/\s*\n\s*/g, ' ').trim();
    if (trimmed === before.value && conflict === null) return onEnd();
    if (required && trimmed === '') return undefined;
    setSaving(true);
    setProblem(null);
    try {
      await onSave(trimmed, basedOn, before.value);
      return onEnd();
    } catch (failure) {
      const newer = readConflict(failure);
      setConflict(newer);
      setProblem(newer === null ? (props.explain?.(failure) ?? null) : null);
      return field.current?.focus();
    } finally {
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onEnd();
    else if (event.key === 'Enter' && !(multiline && event.shiftKey))
      void save(draft, conflict?.version ?? before.version);
    else return;
    event.preventDefault();
  }

  return (
    <div className="inline-editor" data-own-keys>
      <textarea
        ref={field}
        className={props.classes}
        aria-label={label}
        rows={1}
        value={draft}
        readOnly={saving}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        onChange={(event) => {
          setDraft(event.target.value);
          props.drafts?.keep({ ...before, text: event.target.value });
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const stays = event.currentTarget.parentElement?.contains(event.relatedTarget) ?? false;
          if (!stays && conflict === null && !saving) void save(draft, before.version);
        }}
      />
      {Extra === undefined ? null : (
        <Extra
          draft={draft}
          onDraft={(next) => {
            setDraft(next);
            field.current?.focus();
          }}
        />
      )}
      <Problem id={problemId} text={problem === null ? null : tell(problem)} />
      {conflict === null ? null : (
        <ConflictChoice
          conflict={conflict}
          yours={draft}
          before={before.value}
          onChoose={(chosen) => (chosen === conflict.value ? onEnd() : void save(chosen, conflict.version))}
        />
      )}
    </div>
  );
}

/** A field that has the focus when it appears, all of it selected. */
function useSelectedField() {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return field;
}

function Problem({ id, text }: { id: string; text: string | null }) {
  if (text === null) return null;
  return (
    <p id={id} className="field-problem" role="alert">
      {text}
    </p>
  );
}
