import { useNavigate } from '@tanstack/react-router';
import { Lock, SunMoon } from 'lucide-react';
import { BrandMark } from '../../components/brand.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';
import { useAppearance } from '../../state/appearance.ts';
import { FlowStage } from '../imports/flow-stage.tsx';
import { useFileChoice } from '../imports/use-file-choice.tsx';
import { useImportFlow } from '../imports/use-import-flow.ts';
import { Doors } from './doors.tsx';
import { FirstSettings } from './first-settings.tsx';

/** The first page of a new memory: how something gets into it. Whatever is chosen is seen before it is saved. */
export function WelcomeView() {
  const navigate = useNavigate();
  const flow = useImportFlow();
  const file = useFileChoice(flow);
  const { theme, nextTheme } = useAppearance();
  const leave = () => void navigate({ to: '/sessions' });
  const begun = flow.stage.name !== 'idle' && flow.stage.name !== 'refused';
  return (
    <div className="fr" data-screen="welcome" {...file.listeners}>
      <main className="fr-main" id="main" tabIndex={-1}>
        <div className="fr-logo">
          <BrandMark />
        </div>
        <h1>{t('welcome.title')}</h1>
        <p className="lead">{t('welcome.lead')}</p>
        <div className={begun ? 'fr-flow' : 'fr-doors'}>
          <FlowStage flow={flow} onChoose={file.choose} onClose={leave}>
            <Doors flow={flow} onChoose={file.choose} onSample={leave} />
          </FlowStage>
        </div>
        {begun ? null : <FirstSettings />}
        {file.parts}
      </main>
      <footer className="fr-foot">
        <span className="flex">
          <Icon of={Lock} size="small" />
          {t('welcome.local')}
        </span>
        <span className="grow" />
        <IconButton
          icon={SunMoon}
          label={t('shell.theme', { theme: t(`shell.theme.${theme}`) })}
          onClick={nextTheme}
        />
        <Button kind="ghost" onClick={leave}>
          {t('welcome.skip')}
        </Button>
      </footer>
    </div>
  );
}
