import { formatDate, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { Preview } from './use-import-flow.ts';

/** How many of each are shown: enough to know the file again. */
const SHOWN = 6;

/** The first conversations and facts of a source. */
export function PreviewExamples({ preview }: { preview: Preview }) {
  return (
    <>
      {preview.examples.length === 0 ? null : <Conversations preview={preview} />}
      {preview.facts.length === 0 ? null : <Facts preview={preview} />}
    </>
  );
}

function Conversations({ preview }: { preview: Preview }) {
  return (
    <table className="table examples">
      <caption className="sr">{t('imports.examples')}</caption>
      <tbody>
        {preview.examples.slice(0, SHOWN).map((example, index) => (
          // Examples have no id, and two may be alike; they never change their order.
          <tr key={index}>
            <td className="clip wide">{example.title === '' ? t('imports.untitled') : example.title}</td>
            <td className="meta nowrap">{example.known ? t('imports.example.known') : ''}</td>
            <td className="num t2">{formatNumber(example.messages)}</td>
            <td className="num t3 nowrap">{example.at === null ? '' : formatDate(example.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ preview }: { preview: Preview }) {
  return (
    <table className="table examples">
      <caption className="sr">{t('imports.facts')}</caption>
      <tbody>
        {preview.facts.slice(0, SHOWN).map((fact) => (
          <tr key={`${fact.category} ${fact.key}`}>
            <td className="clip place t2">
              {t('imports.factPlace', { category: fact.category, key: fact.key })}
            </td>
            <td className="clip wide">{fact.value}</td>
            <td className="meta nowrap">{fact.known ? t('imports.example.known') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
