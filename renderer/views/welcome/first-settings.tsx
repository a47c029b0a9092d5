import { t } from '../../i18n/index.ts';
import { useLanguage } from '../../state/language.ts';
import { notifyError } from '../../state/notices.ts';
import { useRead } from '../../state/queries.ts';
import { useSettings } from '../../state/settings.ts';

const LANGUAGES = ['en', 'ru'] as const;

/** Where everything lies, and the language: what is to be known before anything is there. */
export function FirstSettings() {
  const home = useRead('maintenance.stats', {}).data?.home;
  const language = useLanguage();
  const settings = useSettings({ onFailure: notifyError });
  return (
    <dl className="fr-set">
      <div>
        <dt>{t('welcome.storedIn')}</dt>
        <dd className="anywhere">{home}</dd>
      </div>
      <div>
        <dt>{t('settings.ui.language')}</dt>
        <dd>
          {LANGUAGES.map((name) =>
            name === language ? (
              <span key={name}>{t(`settings.language.${name}`)}</span>
            ) : (
              <button
                key={name}
                id={`welcome-language-${name}`}
                type="button"
                className="link"
                lang={name}
                onClick={() => settings.save('ui.language', name, () => undefined)}
              >
                {t(`settings.language.${name}`)}
              </button>
            ),
          )}
        </dd>
      </div>
    </dl>
  );
}
