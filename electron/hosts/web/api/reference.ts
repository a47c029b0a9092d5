import { type Endpoint, listEndpoints } from './openapi.ts';
import { METRICS_PATH } from './routes.ts';
import { type Schema, schemasOf } from './schemas.ts';

/** Between these lines of docs/api.md stands what is written from the contract. */
export const API_START = '<!-- api: written by npm run docs -->';
export const API_END = '<!-- end of api -->';

type Field = Readonly<{ name: string; type: string; needed: boolean; about: string }>;
type Entry = Readonly<{ address: string; summary: string; fields: readonly Field[] }>;
type Section = Readonly<{ title: string; entries: readonly Entry[] }>;

/** The addresses with what each takes, as Markdown. */
export function describeAsMarkdown(): string {
  const sections = listSections().map(({ title, entries }) => {
    const parts = entries.map(({ address, summary, fields }) => {
      const rows = fields.map(
        ({ name, type, needed, about }) =>
          `| \`${name}\` | ${escapeCell(type)} | ${needed ? 'yes' : ''} | ${escapeCell(about)} |`,
      );
      const table =
        rows.length === 0
          ? 'It takes nothing.'
          : `| field | type | needed | |\n|---|---|---|---|\n${rows.join('\n')}`;
      return `### \`${address}\`\n\n${summary}\n\n${table}\n`;
    });
    return `## ${title}\n\n${parts.join('\n')}`;
  });
  return `\n${sections.join('\n')}\n`;
}

/** The same as a page that asks for nothing from elsewhere, and runs no script. */
export function describeAsPage(): string {
  const sections = listSections();
  const links = sections.map(({ title }) => `<a href="#${idOf(title)}">${escapeHtml(title)}</a>`).join(' ');
  const parts = sections.map(
    ({ title, entries }) =>
      `<section id="${idOf(title)}"><h2>${escapeHtml(title)}</h2>${entries.map(entryAsHtml).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Mneme: the API</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<h1>The API of Mneme</h1>
<p>Send the secret that Settings → Programs shows as <code>Authorization: Bearer …</code> with each request, and JSON. An answer is
<code>{"ok": true, "value": …}</code>, or <code>{"ok": false, "code": …, "message": …}</code>. The same for programs:
<a href="/openapi.json">openapi.json</a>.</p>
<nav>${links}</nav>
${parts.join('\n')}
</body>
</html>
`;
}

/** How the page looks. */
export const DOCS_STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; }
section { margin-top: 2rem; }
details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.4rem 0; }
summary { cursor: pointer; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 0.5rem 0 0.5rem 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.15rem 0.75rem 0.15rem 0; }
`;

function entryAsHtml({ address, summary, fields }: Entry): string {
  const rows = fields.map(
    ({ name, type, needed, about }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(type.replaceAll('`', ''))}</td><td>${needed ? 'needed' : ''}</td><td>${escapeHtml(about)}</td></tr>`,
  );
  const table = rows.length === 0 ? '<p>It takes nothing.</p>' : `<table>${rows.join('')}</table>`;
  return `<details><summary><code>${escapeHtml(address)}</code> ${escapeHtml(summary)}</summary>${table}</details>`;
}

function listSections(): Section[] {
  const endpoints = listEndpoints();
  const isDerived = ({ path }: Endpoint): boolean => path.startsWith('/api/');
  const metrics: Entry = {
    address: `GET ${METRICS_PATH}`,
    summary: 'Numbers for Prometheus, in its text format. Nothing that is stored is in them.',
    fields: [],
  };
  const written = endpoints.filter((endpoint) => !isDerived(endpoint));
  const derived = Map.groupBy(endpoints.filter(isDerived), ({ name }) => name.split('.')[0] ?? '');
  return [
    { title: 'By hand', entries: [...written.map(describe), metrics] },
    ...[...derived].map(([title, all]) => ({ title, entries: all.map(describe) })),
  ];
}

function describe({ method, path, operation }: Endpoint): Entry {
  const { input } = schemasOf(operation);
  const { properties = {}, required = [] } = input;
  const fields = Object.entries(properties).flatMap(([name, schema]): Field[] => {
    const hidden = path.includes('{') && name === 'id';
    if (typeof schema === 'boolean' || hidden) return [];
    const needed = required.includes(name) || path.includes(`{${name}}`);
    return [{ name, type: typeOf(schema), needed, about: schema.description ?? '' }];
  });
  return { address: `${method} ${path}`, summary: operation.summary, fields };
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'any JSON';
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (schema.type === 'array') {
    const { items } = schema;
    return typeof items === 'object' && !Array.isArray(items) ? `list of ${typeOf(items)}` : 'list';
  }
  if (schema.format !== undefined) return schema.format;
  const type = typeof schema.type === 'string' ? schema.type : 'any JSON';
  const usual = schema.default === undefined ? '' : `, \`${JSON.stringify(schema.default)}\` if left out`;
  return `${type}${rangeOf(schema)}${usual}`;
}

function rangeOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER) return '';
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER
    ? ` from ${minimum}`
    : ` ${minimum} to ${maximum}`;
}

function idOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
