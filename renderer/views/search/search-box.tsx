import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';
import { withoutUnfinished } from './operators.ts';

const TYPING_MS = 90;

type SearchBoxProps = {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  /** Turns what of the words is an operator into filters; gives back the rest. */
  takeOperators: (typed: string) => string;
  /** Goes to the first result. */
  onDown: () => void;
  /** Opens the first result, when it answers what is typed. */
  onEnter: () => void;
  /** How many were found, and how fast. */
  outcome: string;
  children: ReactNode;
};

/** The words that are searched for: what is typed is asked a moment later. */
export function SearchBox(props: SearchBoxProps) {
  const { field, text, onText, takeOperators, onDown, onEnter, outcome, children } = props;
  const [draft, setDraft] = useState(text);
  const sent = useRef(text);
  const ask = useRef(onText);
  useEffect(() => {
    ask.current = onText;
  });
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setDraft(text);
  }, [text]);
  useEffect(() => {
    if (draft === sent.current) return undefined;
    const timer = setTimeout(() => send(withoutUnfinished(draft)), TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  function send(words: string) {
    sent.current = words;
    ask.current(words);
  }

  /** Whether an operator stands at the end, which is finished by that. */
  function finishesOperator(): boolean {
    const rest = takeOperators(`${draft} `);
    if (rest === `${draft} `) return false;
    setDraft(rest);
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Enter' && finishesOperator()) return event.preventDefault();
    else if (event.key === 'Enter' && draft !== text) send(draft);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape' && draft !== '') setDraft('');
    else return;
    event.preventDefault();
  }

  return (
    <div className="searchbar" role="search">
      <Icon of={Search} size="large" />
      <input
        ref={field}
        className="q"
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.placeholder')}
        placeholder={t('search.placeholder')}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(takeOperators(event.target.value))}
        onKeyDown={onKeyDown}
      />
      <span className="count" role="status">
        {outcome}
      </span>
      {children}
      {draft === '' ? null : (
        <IconButton
          icon={X}
          label={t('search.clear')}
          onClick={() => {
            setDraft('');
            field.current?.focus();
          }}
        />
      )}
    </div>
  );
}
