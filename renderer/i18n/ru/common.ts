/*
 * The words of the Russian texts, one for each thing. The person is addressed as «вы», in lower case.
 *
 * session     сеанс (list, reader); what an import brings is a разговор
 * message     сообщение
 * memory      память; one thing in it: запись памяти, запись
 * knowledge   знания; one of them: факт
 * preference  предпочтение
 * task        задача
 * import      импорт; to import: импортировать
 * Trash       Корзина, with a capital letter; to move there: переместить в Корзину
 * forget      забыть; completely: забыть полностью; for good: навсегда
 * restore     восстановить; bring or put back: вернуть
 * undo, redo  отменить, вернуть
 * confidence  уверенность
 * lock        защита, защищено: agents may not change it
 * consolidation  обобщение
 * checkpoint  контрольная точка
 * decision    решение; outcome: исход
 * backup      резервная копия, копия
 */
import type { common as english } from '../en/common.ts';
import type { Translated } from '../translated.ts';

export const common: Translated<typeof english> = {
  'app.name': 'Mneme',
  'action.add': 'Добавить',
  'action.cancel': 'Отмена',
  'action.clear': 'Очистить',
  'action.close': 'Закрыть',
  'action.collapse': 'Свернуть',
  'action.copy': 'Копировать',
  'action.copyDetails': 'Копировать подробности',
  'action.dismiss': 'Скрыть',
  'action.edit': 'Изменить',
  'action.filter': 'Фильтр',
  'action.more': 'Другие действия',
  'action.remove': 'Убрать',
  'action.restore': 'Восстановить',
  'action.retry': 'Повторить',
  'action.save': 'Сохранить',
  'action.showAll': 'Показать все',
  'action.sort': 'Сортировка',
  'action.toTrash': 'В Корзину',
  'action.undo': 'Отменить',
  'action.redo': 'Вернуть',
  'action.clearFilters': 'Снять все фильтры',
  'common.copied': 'Скопировано',
  'common.copyFailed': 'Буфер обмена недоступен',
  'common.confidence': 'Уверенность {value}',
  'common.loading': 'Загрузка',
  'common.none': 'Нет',
  'common.newRows': 'Новых: {count}',
  'common.selected': 'Выбрано: {count}',
  'common.selectedAll': 'Выбрать все: {count}',
  'common.trashMany': 'Переместить в Корзину: {count}',
  'common.unchanged': 'Без изменений',
  'common.countOf': '{count} из {total}',
  'common.gone': 'больше нет',
  'common.you': 'Вы',
  'common.untitled': 'Без названия',
  'list.unread': 'Некоторые фильтры больше не читаются и были сняты',
  'common.listCut': 'Список длиннее, чем помещается в окне. Чтобы увидеть остальное, поставьте фильтр.',
  'common.removeFilter': 'Снять фильтр «{name} {value}»',
  'error.title': 'Не получилось',
  'error.list': 'Не удалось прочитать',
  'error.safe': 'Ваши данные в сохранности.',
  'error.render': 'Этот экран не удалось показать',
  'error.renderDetail':
    'Ваши данные в сохранности, ничего не изменилось. Повторите попытку или откройте другой экран.',
  'conflict.title': '{who}: тем временем сохранено другое значение.',
  'conflict.yours': 'Ваше',
  'conflict.theirs': 'Другое',
  'conflict.before': 'Было',
  'conflict.someone': 'Кто-то другой',
  'conflict.empty': 'пусто',
  'conflict.person': 'Другое окно',
  'conflict.agent': 'Агент',
  'conflict.consolidation': 'Обобщение',
  'conflict.import': 'Импорт',
  'code.copy': 'Копировать код',
  'code.plain': 'Текст',
  'image.load': 'Изображение не загружено',
  'image.copyAddress': 'Копировать адрес изображения',
  'image.noAddress': 'Изображение',
  'link.external': 'откроется вне Mneme',
  'time.today': 'Сегодня',
  'time.yesterday': 'Вчера',
  'time.thisWeek': 'На этой неделе',
  'time.unknown': 'Без даты',
  'time.sinceDay': 'С тех пор: {day}, {time}',
  'time.justNow': 'только что',
  'entry.title': 'Этому окну ваша память не видна',
  'entry.body':
    'Mneme открывается по ссылке, которая действует один раз и одну минуту. Запустите программу снова командой «npm start» или откройте последний адрес, который она напечатала. Ваши данные в сохранности.',
};
