import { memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { CodeBlock } from './code/code-block.tsx';
import { ImageChip } from './image-chip.tsx';

const PLUGINS = [remarkGfm];
const OUTSIDE = /^(https?|mailto):/i;

const COMPONENTS: Components = {
  a: ({ href, children }) => <OutsideLink address={href} text={children} />,
  img: ({ src, alt }) => <ImageChip address={typeof src === 'string' ? src : null} alt={alt ?? null} />,
  pre: ({ children }) => children,
  code: ({ className, children }) => {
    const language = /language-(\S+)/.exec(className ?? '')?.[1] ?? null;
    const code = typeof children === 'string' ? children : '';
    const block = language !== null || code.includes('\n');
    return block ? <CodeBlock code={code.replace(/\n$/, '')} language={language} /> : <code>{children}</code>;
  },
  table: ({ children }) => (
    <div className="md-table">
      <table>{children}</table>
    </div>
  ),
  input: ({ checked }) => <span className="md-check" aria-hidden data-checked={checked === true} />,
};

/** A text in Markdown. HTML in it is shown as it is written; nothing is loaded from outside. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
      {text}
    </ReactMarkdown>
  );
});

function OutsideLink({ address, text }: { address: string | undefined; text: ReactNode }) {
  if (address === undefined || !OUTSIDE.test(address)) return <span title={address}>{text}</span>;
  return (
    <a className="link" href={address} title={address} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  );
}
