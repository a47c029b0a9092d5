import type { trash as english } from '../en/trash.ts';
import type { Translated } from '../translated.ts';

export const trash: Translated<typeof english> = {
  'trash.empty': 'Корзина пуста',
  'trash.emptyDetail': 'То, что вы удаляете, ждёт здесь, и его можно вернуть.',
  'trash.emptyKind': 'Ничего такого в Корзине нет',
  'trash.showAll': 'Показать всё, что в Корзине',
  'trash.kinds': 'Вид записи',
  'trash.all': 'Все',
  'trash.withCount': '{name} {count}',
  'trash.kind.session': 'Сеансы',
  'trash.kind.memory': 'Воспоминания',
  'trash.kind.knowledge': 'Знания',
  'trash.kind.preference': 'Предпочтения',
  'trash.kind.task': 'Задачи',
  'trash.kind.import': 'Импорты',
  'trash.one.session': 'Сеанс',
  'trash.one.memory': 'Воспоминание',
  'trash.one.knowledge': 'Факт',
  'trash.one.preference': 'Предпочтение',
  'trash.one.task': 'Задача',
  'trash.one.import': 'Отменённый импорт',
  'trash.messages':
    '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'trash.sessions': '{count, plural, one {# сеанс} few {# сеанса} many {# сеансов} other {# сеанса}}',
  'trash.removedAt': 'Удалено {when}',
  'trash.keptUntil': 'Хранится до {when}',
  'trash.stays': 'Хранится, пока вы не забудете',
  'trash.restoreOne': 'Восстановить: {title}',
  'trash.restored':
    '{count, plural, one {# запись восстановлена} few {# записи восстановлены} many {# записей восстановлено} other {# записи восстановлены}}',
  'trash.blocked':
    '{count, plural, one {# запись не удалось вернуть} few {# записи не удалось вернуть} many {# записей не удалось вернуть} other {# записи не удалось вернуть}}',
  'trash.forget': 'Забыть полностью…',
  'trash.forgetAll': 'Забыть всё…',
  'trash.forgetTitle':
    '{count, plural, one {Забыть # запись полностью?} few {Забыть # записи полностью?} many {Забыть # записей полностью?} other {Забыть # записи полностью?}}',
  'trash.forgetAllTitle': 'Забыть всё, что в Корзине?',
  'trash.forgetWhat': 'Навсегда, в том числе из самого файла, исчезнут:',
  'trash.forgetRecords': 'записи, у сеансов вместе со всеми сообщениями',
  'trash.forgetHistory': 'то, что о них хранила история',
  'trash.forgetSearch': 'их строки в поиске',
  'trash.forgetNote':
    'Отменить это нельзя. Копии файла, которые вы сделали сами, сохранят то, что в них есть. Повторный импорт того же источника забытое не вернёт.',
  'trash.confirmWord': 'забыть',
  'trash.confirmLabel': 'Введите «{word}», чтобы подтвердить',
  'trash.forgetNow': 'Забыть полностью',
  'trash.forgetting': 'Забываем…',
  'trash.receipt': 'Забыто',
  'trash.receiptAt': 'Выполнено {when}.',
  'trash.receipt.records': 'записи',
  'trash.receipt.messages': 'сообщения',
  'trash.receipt.historyEntries': 'очищено в истории',
  'trash.rewritten': 'Файл записан заново: в папке Mneme от этого ничего не осталось.',
  'trash.rewrittenLater':
    'Файл не удалось записать заново: он занят или на диске нет места. Следы могут остаться, пока вы не забудете что-нибудь ещё раз.',
  'trash.copyReceipt': 'Копировать квитанцию',
};
