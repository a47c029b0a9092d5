import type { palette as english } from '../en/palette.ts';
import type { Translated } from '../translated.ts';

export const palette: Translated<typeof english> = {
  'palette.title': 'Палитра команд',
  'palette.field': 'Что сделать или куда перейти',
  'palette.placeholder': 'Введите команду или слова для поиска',
  'palette.here': 'На этом экране',
  'palette.go': 'Перейти',
  'palette.found': 'Найдено',
  'palette.everywhere': 'Везде',
  'palette.settings': 'Настройки',
  'palette.results':
    '{count, plural, =0 {Ничего не найдено} one {# строка} few {# строки} many {# строк} other {# строки}}',
  'palette.everything': 'Искать «{words}» везде',
  'palette.on': 'вкл.',
  'palette.off': 'выкл.',
  'palette.move': 'выбор',
  'palette.run': 'выполнить',
  'palette.close': 'закрыть',
  'palette.kind.message': 'сообщение',
  'palette.kind.session': 'сеанс',
  'palette.kind.memory': 'воспоминание',
  'palette.kind.knowledge': 'факт',
  'palette.kind.preference': 'предпочтение',
  'palette.kind.task': 'задача',
  'palette.kind.decision': 'решение',
  'palette.kind.view': 'вид',
  'palette.kindAt': '{kind}, {when}',
  'link.copied': 'Ссылка скопирована',
  'link.gone': 'Того, на что ведёт ссылка, здесь нет',
  'link.goneDetail': 'Возможно, оно в Корзине или относится к другой памяти.',
};
