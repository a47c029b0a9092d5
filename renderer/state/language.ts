import { useEffect, useSyncExternalStore } from 'react';
import { MachineSettings, type Settings } from '../../shared/entities/settings.ts';
import { activateLanguage, currentLanguage, loadLanguage, onLanguage, type Language } from '../i18n/index.ts';
import { notifyError } from './notices.ts';
import { useRead } from './queries.ts';

type LanguageChoice = Settings['ui.language'];

const CHOICES = MachineSettings.shape['ui.language'].unwrap().options;
const STORED_LANGUAGE = 'mneme.language';

/** Speaks the last known language before anything is shown; English where its texts cannot be read. */
export async function showStoredLanguage(): Promise<void> {
  const stored = CHOICES.find((name) => name === window.localStorage.getItem(STORED_LANGUAGE));
  const language = languageFor(stored ?? 'system', window.navigator.language);
  await loadLanguage(language).then(
    () => show(language),
    () => show('en'),
  );
}

/** The language that is shown. It follows the person's choice; the new texts are there when this changes. */
export function useLanguage(): Language {
  const choice = useRead('settings.get', {}).data?.values['ui.language'];
  useEffect(() => {
    if (choice === undefined) return undefined;
    window.localStorage.setItem(STORED_LANGUAGE, choice);
    const language = languageFor(choice, window.navigator.language);
    if (language === currentLanguage()) return undefined;
    let isWanted = true;
    loadLanguage(language).then(() => isWanted && show(language), notifyError);
    return () => {
      isWanted = false;
    };
  }, [choice]);
  return useSyncExternalStore(onLanguage, currentLanguage);
}

/** The language of a choice: that of the system, as the browser names it, is Russian or else English. */
export function languageFor(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice;
  return /^ru\b/i.test(system) ? 'ru' : 'en';
}

function show(language: Language): void {
  document.documentElement.lang = language;
  activateLanguage(language);
}
