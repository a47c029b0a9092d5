import type { Knowledge } from '../../../shared/entities/knowledge.ts';

const COLUMNS = ['category', 'key', 'value', 'source', 'confidence', 'updatedAt'] as const;

/** Facts as a Markdown table (GitHub's), one row each. */
export function toMarkdown(facts: readonly Knowledge[]): string {
  const lines = [
    COLUMNS.join(' | '),
    COLUMNS.map(() => '---').join(' | '),
    ...facts.map((fact) => COLUMNS.map((column) => inCell(String(fact[column] ?? ''))).join(' | ')),
  ];
  return lines.map((line) => `| ${line} |`).join('\n');
}

/** Facts as JSON: an object for one, a list for several. */
export function toJson(facts: readonly Knowledge[]): string {
  const plain = facts.map((fact) => Object.fromEntries(COLUMNS.map((column) => [column, fact[column]])));
  return JSON.stringify(plain.length === 1 ? plain[0] : plain, null, 2);
}

function inCell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
}
