import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSync, Visitor, type ESTree } from 'vite';

const root = path.resolve(import.meta.dirname, '../../../..');
/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'hint', 'label', 'placeholder', 'title']);
/** What reads the same in every language. */
const ALLOWED = new Set<string>(['Mneme', 'Esc', 'Enter']);

/** The texts a person would see that stand in a component itself, each with its place. */
function literalTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const note = (text: string, at: number) => {
    const words = text.trim();
    if (!/\p{Letter}/u.test(words) || ALLOWED.has(words)) return;
    found.push(`${file}:${source.slice(0, at).split('\n').length} ${words}`);
  };
  const noteAll = (node: ESTree.Expression | ESTree.JSXEmptyExpression) => {
    for (const { text, start } of textsOf(node)) note(text, start);
  };
  const visitor = new Visitor({
    JSXText: (node) => note(node.value, node.start),
    JSXElement: ({ children }) => {
      for (const child of children) if (child.type === 'JSXExpressionContainer') noteAll(child.expression);
    },
    JSXFragment: ({ children }) => {
      for (const child of children) if (child.type === 'JSXExpressionContainer') noteAll(child.expression);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !SPOKEN.has(name.name) || value === null) return;
      if (value.type === 'Literal') note(value.value, value.start);
      if (value.type === 'JSXExpressionContainer') noteAll(value.expression);
    },
  });
  visitor.visit(parseSync(file, source).program);
  return found;
}

/** The literal texts an expression may come to: itself, either side of a choice, the fixed parts of a template. */
function textsOf(node: ESTree.Expression | ESTree.JSXEmptyExpression): { text: string; start: number }[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, start: node.start }] : [];
    case 'TemplateLiteral':
      return node.quasis.map((part) => ({ text: part.value.raw, start: part.start }));
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case 'LogicalExpression':
      return [...textsOf(node.left), ...textsOf(node.right)];
    default:
      return [];
  }
}

describe('components', () => {
  it('hold no text of their own', () => {
    const files = globSync('renderer/**/*.tsx', { cwd: root });
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => literalTexts(file, readFileSync(path.join(root, file), 'utf8')))).toEqual(
      [],
    );
  });

  it.each([
    '<p>Hello</p>',
    '<p>{"Hello"}</p>',
    '<p>{`Hello ${name}`}</p>',
    '<><b />{found ? t("a") : "Hello"}</>',
    '<Button label="Hello" />',
    '<input placeholder={name || "Hello"} />',
  ])('would be caught with text: %s', (source) => {
    expect(literalTexts('example.tsx', source)).toHaveLength(1);
  });

  it.each([
    '<p>{t("a.b")}</p>',
    '<p>· {count}</p>',
    '<p className="med">Mneme</p>',
    '<Kbd keys="Mod+KeyK" />',
  ])('may hold what is no text: %s', (source) => {
    expect(literalTexts('example.tsx', source)).toEqual([]);
  });
});
