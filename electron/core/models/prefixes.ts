/** What models were taught to find before a question and before a text, by their names. */
const PREFIXES: readonly Readonly<{ named: RegExp; question: string; text: string }>[] = [
  { named: /nomic-embed/i, question: 'search_query: ', text: 'search_document: ' },
  { named: /(?:^|[^a-z0-9])e5(?![a-z0-9]*mistral)/i, question: 'query: ', text: 'passage: ' },
  {
    named: /mxbai-embed|snowflake-arctic-embed|bge-(?:small|base|large)-en/i,
    question: 'Represent this sentence for searching relevant passages: ',
    text: '',
  },
  { named: /embeddinggemma/i, question: 'task: search result | query: ', text: 'title: none | text: ' },
];

/** What stands before a question or a text for a model that expects it; empty for others. */
export function prefixFor(model: string, as: 'question' | 'text'): string {
  return PREFIXES.find(({ named }) => named.test(model))?.[as] ?? '';
}
