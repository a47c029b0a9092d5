import { createHash } from 'node:crypto';
import type { BundleRecord } from '../../../shared/bundle.ts';
import type { Part } from '../../../shared/entities/message.ts';
import { type KeyedSession, moment } from './markdown.ts';
import type { Output } from './output.ts';
import type { ExportSource } from './source.ts';

const STYLE = `:root { color-scheme: light dark; --ink: #1d1f23; --paper: #fff; --faint: #5d636e; --line: #d9dce2; --box: #f4f5f7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e7ea; --paper: #17181b; --faint: #a2a8b3; --line: #34373d; --box: #212327; }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 48rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin: 0 0 .5rem; } h2 small, dl { color: var(--faint); font-weight: normal; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dd { margin: 0; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
.text { white-space: pre-wrap; margin: 0 0 .5rem; }
pre { background: var(--box); border-radius: 6px; padding: .6rem .8rem; white-space: pre-wrap; margin: .3rem 0; }
summary { color: var(--faint); cursor: pointer; }
`;

/** Nothing may be loaded and nothing run: only this style, told by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Writes one session as a page by itself: no script, no address of anything, both themes. */
export async function writeSessionHtml(
  source: ExportSource,
  { key, record }: KeyedSession,
  output: Output,
): Promise<void> {
  const title = record.data.title === '' ? 'Untitled' : record.data.title;
  await output.write(`<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${escapeHtml(title)}</h1>
${factsHtml(source, record)}
`);
  for await (const messages of source.messages(key, true)) {
    for (const message of messages) await output.write(messageHtml(message));
  }
  await output.write('</main>\n</body>\n</html>\n');
}

/** Makes a text safe to stand between tags and in quoted attributes. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function factsHtml(source: ExportSource, { source: from, data }: BundleRecord<'session'>): string {
  const facts = {
    Agent: source.agentName(data.agent_id),
    Source: from.app,
    Project: data.project,
    Model: data.model,
    Started: data.started_at === null ? null : moment(data.started_at),
    'Last active': moment(data.last_active),
    Topics: data.topics.length === 0 ? null : data.topics.join(', '),
    Summary: data.summary,
  };
  const items = Object.entries(facts)
    .filter((fact): fact is [string, string] => fact[1] !== null)
    .map(([name, value]) => `<dt>${name}</dt><dd dir="auto">${escapeHtml(value)}</dd>`);
  return `<dl>${items.join('\n')}</dl>`;
}

function messageHtml({ created_at, data }: BundleRecord<'message'>): string {
  const at = data.sent_at ?? created_at;
  const model = data.model === null ? '' : ` ${escapeHtml(data.model)}`;
  const heading = `${data.role} <small><time datetime="${at}">${moment(at)}</time>${model}</small>`;
  return `<article>\n<h2>${heading}</h2>\n${data.parts.map(partHtml).join('')}</article>\n`;
}

function partHtml(part: Part): string {
  switch (part.type) {
    case 'text':
      return `<p class="text" dir="auto">${escapeHtml(part.text)}</p>\n`;
    case 'code':
      return preHtml(part.text);
    case 'thinking':
      return foldedHtml('Thinking', part.text);
    case 'tool_call':
      return foldedHtml(`Tool call: ${part.name}`, JSON.stringify(part.input, null, 2));
    case 'tool_result':
      return foldedHtml(part.isError ? 'Tool error' : 'Tool result', part.text);
    case 'image':
      return foldedHtml('Image', [part.alt, part.url, part.mediaType].filter(Boolean).join('\n'));
    case 'file':
      return foldedHtml('File', part.name);
    case 'citation':
      return foldedHtml('Citation', [part.title, part.url, part.text].filter(Boolean).join('\n'));
    case 'unknown':
      return foldedHtml('Other', JSON.stringify(part.raw, null, 2));
  }
}

/** A line break right after the tag would be swallowed, so one is put there. */
function preHtml(text: string): string {
  return `<pre dir="auto">\n${escapeHtml(text)}</pre>\n`;
}

function foldedHtml(title: string, text: string): string {
  return `<details><summary dir="auto">${escapeHtml(title)}</summary>${preHtml(text)}</details>\n`;
}
