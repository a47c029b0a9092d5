import { t } from '../i18n/index.ts';
import { Avatar } from './avatar.tsx';
import { Kbd } from './kbd.tsx';

/** A value somebody else kept while this one was being edited. */
export type Conflict = Readonly<{ value: string; who: string; version: string }>;

type ConflictChoiceProps = {
  conflict: Conflict;
  yours: string;
  before: string;
  onChoose: (value: string) => void;
};

/** The three values of a field that two have changed, to choose from: by click or by 1, 2, 3. */
export function ConflictChoice({ conflict, yours, before, onChoose }: ConflictChoiceProps) {
  const choices = [
    { name: t('conflict.yours'), value: yours },
    { name: t('conflict.theirs'), value: conflict.value },
    { name: t('conflict.before'), value: before },
  ];
  const title = t('conflict.title', { who: conflict.who });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the digits choose among its buttons
    <div
      className="c3"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        const choice = choices[Number(event.key) - 1];
        if (choice) onChoose(choice.value);
      }}
    >
      <p className="t2" role="alert">
        <Avatar name={conflict.who} /> {title}
      </p>
      {choices.map((choice, index) => (
        <button key={choice.name} type="button" className="c3o" onClick={() => onChoose(choice.value)}>
          <span className="t3 c3n">{choice.name}</span>
          <span className="grow">
            {choice.value === '' ? (
              <i>{t('conflict.empty')}</i>
            ) : (
              <Changed text={choice.value} before={before} />
            )}
          </span>
          <Kbd keys={String(index + 1)} />
        </button>
      ))}
    </div>
  );
}

/** A text with what differs from the one before marked. */
function Changed({ text, before }: { text: string; before: string }) {
  const shorter = Math.min(text.length, before.length);
  let start = 0;
  while (start < shorter && text[start] === before[start]) start += 1;
  let end = 0;
  while (end < shorter - start && text.at(-1 - end) === before.at(-1 - end)) end += 1;
  const marked = text.slice(start, text.length - end);
  return (
    <>
      {text.slice(0, start)}
      {marked === '' ? null : <ins>{marked}</ins>}
      {text.slice(text.length - end)}
    </>
  );
}
