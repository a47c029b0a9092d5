import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { t } from '../../i18n/index.ts';

/** The longest text that is taken, in UTF-16 units: what the core takes. */
const MAX_LENGTH = 5 * 1024 * 1024;

type PasteCardProps = {
  /** What was pasted before and could not be read. */
  text: string;
  refusal: string | null;
  onLook: (text: string) => void;
  onCancel: () => void;
};

/** A text to bring in: memories copied out of an assistant, or what a file would hold. */
export function PasteCard({ text: before, refusal, onLook, onCancel }: PasteCardProps) {
  const [text, setText] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = text.trim() !== '';
  useEffect(() => field.current?.focus(), []);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (ready) onLook(text);
  }

  function finish(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) onLook(text);
  }

  return (
    <form className="card" onSubmit={submit} aria-label={t('imports.paste')}>
      <div className="card-b">
        <h2>{t('imports.paste')}</h2>
        <p className="t2">{t('imports.pasteDetail')}</p>
        <Field label={t('imports.pasteField')} problem={text === before ? refusal : null}>
          {(control) => (
            <textarea
              {...control}
              ref={field}
              className="textarea paste"
              rows={8}
              maxLength={MAX_LENGTH}
              spellCheck={false}
              placeholder={t('imports.pasteExample')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={finish}
            />
          )}
        </Field>
      </div>
      <div className="card-f">
        <span className="meta grow">{t('imports.readingDetail')}</span>
        <Button kind="ghost" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        <Button kind="primary" type="submit" aria-disabled={!ready}>
          {t('imports.look')}
        </Button>
      </div>
    </form>
  );
}
