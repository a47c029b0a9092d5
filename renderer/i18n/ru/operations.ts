import type { operations as english } from '../en/operations.ts';
import type { Translated } from '../translated.ts';

/** What an operation did, for undo: read after «Отменено:» and «Возвращено:». */
export const operations: Translated<typeof english> = {
  'did.undo': 'Отменено: {what}',
  'did.redo': 'Возвращено: {what}',
  'did.nothingToUndo': 'Отменять больше нечего',
  'did.nothingToRedo': 'Возвращать нечего',
  'did.skipped':
    '{count, plural, one {# поле с тех пор изменилось и останется как есть.} few {# поля с тех пор изменились и останутся как есть.} many {# полей с тех пор изменились и останутся как есть.} other {# поля с тех пор изменились и останутся как есть.}}',
  'did.other': 'последнее изменение',
  'did.sessions.create': 'добавление сеанса',
  'did.sessions.update': 'изменение сеанса',
  'did.sessions.summarize': 'краткое содержание сеанса',
  'did.sessions.end': 'завершение сеанса',
  'did.sessions.remove': 'перемещение сеансов в Корзину',
  'did.messages.add': 'добавление сообщения',
  'did.messages.addMany': 'добавление сообщений',
  'did.messages.trim': 'сокращение сообщений',
  'did.knowledge.add': 'добавление факта',
  'did.knowledge.update': 'изменение факта',
  'did.knowledge.remove': 'перемещение фактов в Корзину',
  'did.preferences.save': 'изменение предпочтения',
  'did.preferences.remove': 'перемещение предпочтения в Корзину',
  'did.preferences.lock': 'изменение защиты предпочтения',
  'did.tasks.add': 'добавление задачи',
  'did.tasks.update': 'изменение задачи',
  'did.tasks.setStatus': 'смена состояния задачи',
  'did.tasks.remove': 'перемещение задач в Корзину',
  'did.savedViews.save': 'сохранение вида',
  'did.savedViews.remove': 'удаление вида',
  'did.settings.set': 'изменение настройки',
  'did.settings.reset': 'сброс настроек',
  'did.trash.restore': 'восстановление из Корзины',
  'did.users.update': 'изменение имени',
  'did.imports.undo': 'отмена импорта',
};
