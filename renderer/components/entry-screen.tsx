import { t } from '../i18n/index.ts';
import { BrandMark } from './brand.tsx';

/** Shown instead of everything where this window has no right to the memory: says how to open it. */
export function EntryScreen() {
  return (
    <main className="entry">
      <div className="entry-mark">
        <BrandMark />
      </div>
      <h1>{t('entry.title')}</h1>
      <p>{t('entry.body')}</p>
    </main>
  );
}
