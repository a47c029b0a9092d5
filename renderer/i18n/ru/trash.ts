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
  'trash.kind.relation': 'Связи',
  'trash.kind.preference': 'Предпочтения',
  'trash.kind.task': 'Задачи',
  'trash.kind.agentState': 'Состояния',
  'trash.kind.checkpoint': 'Контрольные точки',
  'trash.kind.decision': 'Решения',
  'trash.kind.pattern': 'Закономерности',
  'trash.kind.import': 'Импорты',
  'trash.one.session': 'Сеанс',
  'trash.one.memory': 'Воспоминание',
  'trash.one.knowledge': 'Факт',
  'trash.one.relation': 'Связь',
  'trash.one.preference': 'Предпочтение',
  'trash.one.task': 'Задача',
  'trash.one.agentState': 'Состояние агента',
  'trash.one.checkpoint': 'Контрольная точка агента',
  'trash.one.decision': 'Решение',
  'trash.one.pattern': 'Закономерность',
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
  'trash.goes.records': '{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
  'trash.goes.messages':
    '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'trash.goes.history':
    'содержимое {count, plural, one {# строки} few {# строк} many {# строк} other {# строки}} истории',
  'trash.goes.search':
    '{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}} поиска',
  'trash.goes.caches': 'то, что держат в памяти работающие агенты, и то, что Mneme об этом предлагала',
  'trash.goes.exports':
    '{count, plural, one {# экспорт, который ждёт сохранения} few {# экспорта, которые ждут сохранения} many {# экспортов, которые ждут сохранения} other {# экспорта, которые ждут сохранения}}',
  'trash.looking': 'Ищем всё, что с этим связано…',
  'trash.derived':
    '{count, plural, one {Забыть и # запись, сделанную из этого} few {Забыть и # записи, сделанные из этого} many {Забыть и # записей, сделанных из этого} other {Забыть и # записи, сделанные из этого}}',
  'trash.derivedShow': 'Показать, что из этого сделано',
  'trash.derivedInTrash': 'В Корзине',
  'trash.derivedMore': '{count, plural, one {и ещё #} few {и ещё #} many {и ещё #} other {и ещё #}}',
  'trash.sources': 'Об этом говорилось в сеансе, который останется:',
  'trash.sourcesMore': '{count, plural, one {и ещё #} few {и ещё #} many {и ещё #} other {и ещё #}}',
  'trash.backupsNone': 'Ни в одной резервной копии этого нет.',
  'trash.backupsHold':
    '{count, plural, one {Это ещё есть в # резервной копии:} few {Это ещё есть в # резервных копиях:} many {Это ещё есть в # резервных копиях:} other {Это ещё есть в # резервной копии:}}',
  'trash.backupsMore': 'и ещё {count}',
  'trash.backupsRemove':
    '{count, plural, one {Сделать новую копию и удалить эту} few {Сделать новую копию и удалить эти #} many {Сделать новую копию и удалить эти #} other {Сделать новую копию и удалить эти #}}',
  'trash.backupsStill':
    '{count, plural, one {Это ещё есть в # резервной копии.} few {Это ещё есть в # резервных копиях.} many {Это ещё есть в # резервных копиях.} other {Это ещё есть в # резервной копии.}} Удалить их можно среди резервных копий.',
  'trash.backupsWent':
    'Сделана новая копия; {count, plural, one {удалена #, где это было} few {удалены #, где это было} many {удалено #, где это было} other {удалены #, где это было}}.',
  'trash.setAside':
    'Это может быть и в {count, plural, one {# отложенном повреждённом файле} few {# отложенных повреждённых файлах} many {# отложенных повреждённых файлах} other {# отложенного повреждённого файла}} в папке «quarantine»: удалите их там сами.',
  'trash.digestNote':
    'Отпечаток забытого сам по себе ничего не говорит. Тому, кто знает идентификаторы, он покажет, что было забыто.',
  'trash.receipts': 'Квитанции',
  'trash.noReceipts': 'Пока ничего не забыто',
  'trash.noReceiptsDetail': 'Когда вы что-то забудете полностью, квитанция останется здесь: числа, ни слова.',
  'trash.receiptsMore': 'Показать ещё',
  'trash.forgetNote':
    'Отменить это нельзя. Копии, которые вы сделали в других местах, сохранят то, что в них есть. Повторный импорт того же источника забытое не вернёт.',
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
