import { TriangleAlert } from 'lucide-react';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { Icon } from '../../components/icon.tsx';
import { StoreActions } from './store-actions.tsx';
import { storeWords } from './words.ts';

/** A line over every screen while the memory can be read but not written. */
export function StoreBanner({ condition }: { condition: StoreCondition }) {
  const { title, happened, safe, todo } = storeWords(condition);
  // How much is missing is what the choice depends on; what the choice is, the buttons say.
  const words = condition.state === 'rolledBack' ? [happened, safe] : [safe, todo];
  return (
    <section className="store-banner" role="alert" aria-label={title} data-state={condition.state}>
      <Icon of={TriangleAlert} />
      <p className="grow">
        <span className="semi">{title}.</span> {words.join(' ')}
      </p>
      <StoreActions condition={condition} />
    </section>
  );
}
