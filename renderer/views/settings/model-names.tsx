import { CircleCheck } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';

type ModelNamesProps = { models: readonly string[]; chosen: string; onChoose: (model: string) => void };

/** The models a server has, to choose from. */
export function ModelNames({ models, chosen, onChoose }: ModelNamesProps) {
  return (
    <>
      <p className="flex model-reached">
        <Icon of={CircleCheck} />
        {t('settings.models.reached', { count: models.length })}
      </p>
      {models.length === 0 ? <p className="t2">{t('settings.models.reachedNone')}</p> : null}
      <div className="model-names" role="group" aria-label={t('settings.models.choose')}>
        {models.map((model) => (
          <Button
            key={model}
            kind={model === chosen ? 'primary' : 'plain'}
            aria-pressed={model === chosen}
            onClick={() => onChoose(model)}
          >
            {model}
          </Button>
        ))}
      </div>
    </>
  );
}
