import { CircleCheck, PlugZap } from 'lucide-react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';

type ModelConnectionProps = { values: Settings; onChoose: (model: string) => void };

/** Whether the model can be reached, and which there are, to choose from. */
export function ModelConnection({ values, onChoose }: ModelConnectionProps) {
  const list = useChange('models.list', { handles: () => true });
  const baseUrl = values['chat.baseUrl'];
  // What was found at another address says nothing of this one.
  const asked = list.variables?.baseUrl === baseUrl;
  return (
    <div className="model-connection">
      <Button aria-disabled={list.isPending} onClick={() => list.isPending || list.mutate({ baseUrl })}>
        <Icon of={PlugZap} size="small" />
        {t(list.isPending ? 'settings.models.testing' : 'settings.models.test')}
      </Button>
      <div role="status">
        {asked && list.error !== null ? (
          <ErrorState
            title={t('settings.models.failed')}
            message={list.error.message}
            technical={list.error.code}
          />
        ) : null}
        {asked && list.data !== undefined ? (
          <Found models={list.data.models} chosen={values['chat.model']} onChoose={onChoose} />
        ) : null}
      </div>
    </div>
  );
}

type FoundProps = { models: readonly string[]; chosen: string; onChoose: (model: string) => void };

function Found({ models, chosen, onChoose }: FoundProps) {
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
