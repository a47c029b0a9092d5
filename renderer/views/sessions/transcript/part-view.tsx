import { Brain, Braces, File, Quote, Wrench } from 'lucide-react';
import { CodeBlock } from '../../../components/code/code-block.tsx';
import { Fold } from '../../../components/fold.tsx';
import { Icon } from '../../../components/icon.tsx';
import { ImageChip } from '../../../components/image-chip.tsx';
import { LongText } from '../../../components/long-text.tsx';
import { Markdown } from '../../../components/markdown.tsx';
import { formatBytes } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import type { ShownPart, ToolCall, ToolResult } from './blocks.ts';
import { summarizeTool } from './tool-summary.ts';

/** One part of a message. */
export function PartView({ shown }: { shown: ShownPart }) {
  if (shown.kind === 'tool') return <ToolFold call={shown.call} result={shown.result} />;
  if (shown.kind === 'result') {
    return (
      <Fold icon={Wrench} summary={t('part.result')} note={resultNote(shown.result)}>
        {() => <ResultText result={shown.result} />}
      </Fold>
    );
  }
  const { part } = shown;
  switch (part.type) {
    case 'text':
      return (
        <div className="md">
          <LongText text={part.text}>{(text) => <Markdown text={text} />}</LongText>
        </div>
      );
    case 'code':
      return (
        <div className="md">
          <CodeBlock code={part.text} language={part.language} />
        </div>
      );
    case 'thinking':
      return (
        <Fold icon={Brain} summary={t('part.thinking')} note={lineNote(part.text)}>
          {() => (
            <div className="md t2">
              <Markdown text={part.text} />
            </div>
          )}
        </Fold>
      );
    case 'image':
      return (
        <ImageChip
          address={part.url}
          alt={part.alt}
          detail={part.bytes === null ? null : formatBytes(part.bytes)}
        />
      );
    case 'file':
      return (
        <span className="image-chip">
          <Icon of={File} size="small" />
          <span className="clip">{t('part.file', { name: part.name })}</span>
          {part.bytes === null ? null : <span className="meta">{formatBytes(part.bytes)}</span>}
        </span>
      );
    case 'citation':
      return (
        <Fold icon={Quote} summary={t('part.citation', { title: part.title ?? part.url ?? '' })} searched>
          {() => <p className="md t2">{part.text}</p>}
        </Fold>
      );
    case 'unknown':
      return (
        <Fold icon={Braces} summary={t('part.unknown')}>
          {() => <CodeBlock code={JSON.stringify(part.raw, null, 2)} language="json" />}
        </Fold>
      );
  }
}

function ToolFold({ call, result }: { call: ToolCall; result: ToolResult | null }) {
  const { icon, verb, target } = summarizeTool(call.name, call.input);
  return (
    <Fold
      icon={icon}
      summary={
        <>
          {verb} <span className="mono">{target}</span>
        </>
      }
      {...(result === null ? {} : { note: resultNote(result) })}
    >
      {() => (
        <>
          <CodeBlock
            code={writeInput(call)}
            language={typeof call.input === 'string' ? null : 'json'}
            title={call.name}
          />
          {result === null ? null : <ResultText result={result} />}
        </>
      )}
    </Fold>
  );
}

function ResultText({ result }: { result: ToolResult }) {
  return (
    <>
      <LongText text={result.text}>
        {(text) => <CodeBlock code={text} language={null} title={t('part.result')} />}
      </LongText>
      {result.truncated ? <p className="meta">{t('part.cut')}</p> : null}
    </>
  );
}

function writeInput(call: ToolCall): string {
  return typeof call.input === 'string' ? call.input : JSON.stringify(call.input, null, 2);
}

function resultNote(result: ToolResult): string {
  const lines = lineNote(result.text);
  return result.isError ? `${lines} · ${t('part.failed')}` : lines;
}

function lineNote(text: string): string {
  return t('part.lines', { count: text.split('\n').length });
}
