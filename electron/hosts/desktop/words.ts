import type { Settings } from '../../../shared/entities/settings.ts';
import type { Notice } from './notices.ts';

/** What the tray and the notifications say; the window has words of its own. */
export type Words = Readonly<{
  show: string;
  search: string;
  pause: string;
  paused: string;
  quit: string;
  notices: Readonly<Record<Notice, Readonly<{ title: string; body: string }>>>;
}>;

const english: Words = {
  show: 'Open Mneme',
  search: 'Search…',
  pause: 'Pause memory',
  paused: 'Mneme: memory is paused',
  quit: 'Quit',
  notices: {
    contradictions: { title: 'Memories contradict each other', body: 'Choose in the Inbox which one holds.' },
    secrets: { title: 'Something looks like a secret', body: 'It is hidden until you decide, in Health.' },
    backups: { title: 'A backup failed', body: 'Your memory is safe. See what to do under Backups.' },
    imports: { title: 'The import is finished', body: 'What was brought in is listed under Import.' },
  },
};

const russian: Words = {
  show: 'Открыть Mneme',
  search: 'Искать…',
  pause: 'Приостановить память',
  paused: 'Mneme: память приостановлена',
  quit: 'Выйти',
  notices: {
    contradictions: { title: 'Записи противоречат друг другу', body: 'Выберите во входящих, какая верна.' },
    secrets: { title: 'Найдено похожее на секрет', body: 'Оно скрыто, пока вы не решите в «Состоянии».' },
    backups: { title: 'Копия не получилась', body: 'Память цела. Что делать, сказано в «Копиях».' },
    imports: { title: 'Импорт закончен', body: 'Что пришло, перечислено в «Импорте».' },
  },
};

/** The words of the language the person chose. @param system the language of this computer, as `ru-RU` */
export function wordsOf(language: Settings['ui.language'], system: string): Words {
  const chosen = language === 'system' ? system.slice(0, 2).toLowerCase() : language;
  return chosen === 'ru' ? russian : english;
}
