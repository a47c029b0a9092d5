import { t } from '../../i18n/index.ts';

type SkeletonBlockProps = { title: string; height: 'heat' | 'chart' | 'rows' };

/** Keeps the room of a part of Home that is read for the first time, so that nothing jumps when it comes. */
export function SkeletonBlock({ title, height }: SkeletonBlockProps) {
  return (
    <section className="blk" aria-busy aria-label={t('home.loading', { title })}>
      <div className="sec-h">
        <h2>{title}</h2>
      </div>
      <i className={`skel skel-${height}`} />
    </section>
  );
}
