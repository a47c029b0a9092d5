import type { shortcuts as english } from '../en/shortcuts.ts';
import type { Translated } from '../translated.ts';

export const shortcuts: Translated<typeof english> = {
  'shortcuts.title': 'Сочетания клавиш',
  'shortcuts.everywhere': 'Везде',
  'shortcuts.go': 'Перейти',
  'shortcuts.here': 'На этом экране',
  'shortcuts.lists': 'В списках',
  'shortcuts.move': 'Вверх и вниз',
  'shortcuts.ends': 'К первой и к последней строке',
  'shortcuts.open': 'Открыть',
  'shortcuts.select': 'Выбрать',
  'shortcuts.selectRange': 'Выбрать несколько',
  'shortcuts.selectAll': 'Выбрать все',
  'shortcuts.change': 'Изменить сочетания…',
  'settings.group.shortcuts': 'Сочетания клавиш',
  'settings.shortcuts.words': 'сочетания клавиши клавиатура горячие назначить shortcuts keyboard hotkeys',
  'settings.shortcuts.detail':
    'Нажмите на клавиши команды, чтобы назначить другие. Клавиша узнаётся по месту, поэтому работает в любой раскладке.',
  'settings.shortcuts.screens': 'На отдельных экранах',
  'settings.shortcuts.none': 'Нет',
  'settings.shortcuts.press': 'Нажмите клавиши…',
  'settings.shortcuts.pressHint': 'Нажмите клавиши, одну или две подряд. Esc: оставить как есть.',
  'settings.shortcuts.change': 'Изменить клавиши команды «{name}», сейчас {keys}',
  'settings.shortcuts.remove': 'Убрать клавиши команды «{name}»',
  'settings.shortcuts.reset': 'Обычные клавиши команды «{name}»',
  'settings.shortcuts.resetAll': 'Обычные клавиши для всех',
  'settings.shortcuts.taken': '{keys}: нужно спискам, полям или системе. Выберите другие клавиши.',
  'settings.shortcuts.conflict': '{keys}: уже «{other}».',
  'settings.shortcuts.swap': 'Поменяться с ней',
  'settings.shortcuts.keyless': '«{name}» осталась без клавиш: те, что достались бы ей, там заняты',
  'settings.shortcuts.swapped': 'Команды обменялись клавишами',
};
