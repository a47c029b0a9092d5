import { PlugZap } from 'lucide-react';
import type { Settings } from '../../../shared/entities/settings.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { ModelNames } from './model-names.tsx';

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
          <ModelNames models={list.data.models} chosen={values['chat.model']} onChoose={onChoose} />
        ) : null}
      </div>
    </div>
  );
}
