import { useEffect, useState } from 'react';
import { t } from '../../i18n/index.ts';
import { CopyButton } from '../copy-button.tsx';
import { highlight, type Lines } from './highlighter.ts';
import { languageOf } from './languages.ts';

const LONGEST_HIGHLIGHTED = 100_000;

type CodeBlockProps = {
  code: string;
  /** The language as the source names it. */
  language: string | null;
  /** What stands above it; the language if left out. */
  title?: string;
};

/** A piece of code: highlighted where its language is known, and copied by a button. */
export function CodeBlock({ code, language, title }: CodeBlockProps) {
  const known = code.length > LONGEST_HIGHLIGHTED ? null : languageOf(language);
  const [answer, setAnswer] = useState<{ code: string; lines: Lines } | null>(null);
  useEffect(() => {
    if (known === null) return undefined;
    let wanted = true;
    void highlight(code, known).then((lines) => {
      if (wanted) setAnswer({ code, lines });
    });
    return () => {
      wanted = false;
    };
  }, [code, known]);
  const lines = answer?.code === code ? answer.lines : null;
  return (
    <div className="code">
      <div className="code-h">
        <span className="grow mono clip">{title ?? language ?? t('code.plain')}</span>
        <CopyButton text={code} label={t('code.copy')} />
      </div>
      {/* A region that scrolls must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0}>{lines === null ? code : <Highlighted lines={lines} />}</pre>
    </div>
  );
}

function Highlighted({ lines }: { lines: NonNullable<Lines> }) {
  return lines.map((line, row) => (
    <span key={row}>
      {row === 0 ? '' : '\n'}
      {line.map(([text, kind], column) => (
        <span key={column} className={kind}>
          {text}
        </span>
      ))}
    </span>
  ));
}
