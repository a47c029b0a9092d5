import type { Settings } from '../../../shared/entities/settings.ts';
import type { Notice } from './notices.ts';

/** What the application menu says: of Mneme's own items, and of those the system carries out, by their roles. */
export type MenuWords = Readonly<{
  file: string;
  edit: string;
  view: string;
  window: string;
  settings: string;
  import: string;
  undo: string;
  redo: string;
  palette: string;
  search: string;
  roles: Readonly<
    Record<
      | 'about'
      | 'services'
      | 'hide'
      | 'hideOthers'
      | 'unhide'
      | 'quit'
      | 'close'
      | 'minimize'
      | 'zoom'
      | 'front'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'selectAll'
      | 'resetZoom'
      | 'zoomIn'
      | 'zoomOut'
      | 'togglefullscreen',
      string
    >
  >;
}>;

/** What the main process says: menus, notifications and questions; the window has words of its own. */
export type Words = Readonly<{
  menu: MenuWords;
  show: string;
  search: string;
  pause: string;
  paused: string;
  quit: string;
  notices: Readonly<Record<Notice, Readonly<{ title: string; body: string }>>>;
  /** Before a link leaves Mneme. */
  link: Readonly<{ question(place: string): string; open: string; cancel: string }>;
  windowCrashes: string;
  portProblem(port: number, taken: boolean): string;
}>;

const english: Words = {
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    settings: 'Settings…',
    import: 'Import…',
    undo: 'Undo',
    redo: 'Redo',
    palette: 'Command Palette',
    search: 'Search',
    roles: {
      about: 'About Mneme',
      services: 'Services',
      hide: 'Hide Mneme',
      hideOthers: 'Hide Others',
      unhide: 'Show All',
      quit: 'Quit',
      close: 'Close Window',
      minimize: 'Minimize',
      zoom: 'Zoom',
      front: 'Bring All to Front',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select All',
      resetZoom: 'Actual Size',
      zoomIn: 'Zoom In',
      zoomOut: 'Zoom Out',
      togglefullscreen: 'Toggle Full Screen',
    },
  },
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
  link: { question: (place) => `Open ${place} outside Mneme?`, open: 'Open', cancel: 'Cancel' },
  windowCrashes:
    'The window keeps crashing, so it was not loaded again. Your memory is safe: it is kept by another process. Quit Mneme and start it again.',
  portProblem(port, taken) {
    const why = taken ? 'is taken by another program' : 'cannot be used here';
    return `Programs are not let in: port ${port} ${why}. Your memory is safe. Choose another port in Settings → Programs and switch it on again.`;
  },
};

const russian: Words = {
  menu: {
    file: 'Файл',
    edit: 'Правка',
    view: 'Вид',
    window: 'Окно',
    settings: 'Настройки…',
    import: 'Импорт…',
    undo: 'Отменить',
    redo: 'Вернуть',
    palette: 'Палитра команд',
    search: 'Поиск',
    roles: {
      about: 'О программе Mneme',
      services: 'Службы',
      hide: 'Скрыть Mneme',
      hideOthers: 'Скрыть остальные',
      unhide: 'Показать все',
      quit: 'Выйти',
      close: 'Закрыть окно',
      minimize: 'Свернуть',
      zoom: 'Изменить размер',
      front: 'Все окна — на передний план',
      cut: 'Вырезать',
      copy: 'Копировать',
      paste: 'Вставить',
      selectAll: 'Выделить всё',
      resetZoom: 'Обычный размер',
      zoomIn: 'Крупнее',
      zoomOut: 'Мельче',
      togglefullscreen: 'Во весь экран',
    },
  },
  show: 'Открыть Mneme',
  search: 'Искать…',
  pause: 'Приостановить память',
  paused: 'Mneme: память приостановлена',
  quit: 'Выйти',
  notices: {
    contradictions: {
      title: 'Записи противоречат друг другу',
      body: 'Выберите в разделе «Входящие», какая верна.',
    },
    secrets: {
      title: 'Найдено похожее на секрет',
      body: 'Оно скрыто, пока вы не решите в разделе «Исправность».',
    },
    backups: {
      title: 'Копия не получилась',
      body: 'Память цела. Что делать, сказано в разделе «Резервные копии».',
    },
    imports: { title: 'Импорт закончен', body: 'Что пришло, перечислено в разделе «Импорт».' },
  },
  link: { question: (place) => `Открыть ${place} вне Mneme?`, open: 'Открыть', cancel: 'Отмена' },
  windowCrashes:
    'Окно падает снова и снова, поэтому больше не загружается. Память цела: её хранит другой процесс. Закройте Mneme и откройте снова.',
  portProblem(port, taken) {
    const why = taken ? 'занят другой программой' : 'здесь использовать нельзя';
    return `Программы не допущены: порт ${port} ${why}. Память цела. Выберите другой порт («Настройки» → «Программы») и включите снова.`;
  },
};

/** The words of the language the person chose. @param system the language of this computer, as `ru-RU` */
export function wordsOf(language: Settings['ui.language'], system: string): Words {
  const chosen = language === 'system' ? system.slice(0, 2).toLowerCase() : language;
  return chosen === 'ru' ? russian : english;
}

/** The language the main process speaks: this computer's until the settings are read. */
export type Speech = Readonly<{ words(): Words; choose(language: Settings['ui.language']): void }>;

/** @param system tells the language of this computer */
export function createSpeech(system: () => string): Speech {
  let language: Settings['ui.language'] = 'system';
  return {
    words: () => wordsOf(language, system()),
    choose(chosen) {
      language = chosen;
    },
  };
}
