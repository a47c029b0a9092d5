import type { alerts as english } from '../en/alerts.ts';
import type { Translated } from '../translated.ts';

export const alerts: Translated<typeof english> = {
  'settings.group.alerts': 'Оповещения',
  'settings.group.logs': 'Журнал работы',
  'settings.alerts.storeMb': 'Размер памяти, МБ',
  'settings.alerts.storeMb.detail': 'Сообщать, когда файл больше. 0: никогда.',
  'settings.alerts.backupDays': 'Возраст последней резервной копии, дни',
  'settings.alerts.backupDays.detail': 'Сообщать, когда она старше. 0: никогда.',
  'settings.alerts.unreviewedPercent': 'Непроверенные записи, %',
  'settings.alerts.unreviewedPercent.detail':
    'Сообщать, когда доля записей, которые вы ни разу не смотрели, больше. 0: никогда.',
  'settings.alerts.duplicates': 'Вероятные повторы',
  'settings.alerts.duplicates.detail': 'Сообщать, когда столько записей говорят одно и то же. 0: никогда.',
  'settings.alerts.recallMs': 'Медленное вспоминание, мс',
  'settings.alerts.recallMs.detail':
    'Сообщать, когда одно вспоминание из двадцати длится дольше. 0: никогда.',
  'settings.alerts.searchMs': 'Медленный поиск, мс',
  'settings.alerts.searchMs.detail': 'Сообщать, когда один поиск из двадцати длится дольше. 0: никогда.',
  'settings.alerts.writeMs': 'Медленные изменения, мс',
  'settings.alerts.writeMs.detail': 'Сообщать, когда одно изменение из двадцати длится дольше. 0: никогда.',
  'settings.alerts.diskFreeMb': 'Место на диске, МБ',
  'settings.alerts.diskFreeMb.detail': 'Сообщать, когда осталось меньше. 0: никогда.',
  'settings.alerts.failedRuns': 'Неудачные обобщения за неделю',
  'settings.alerts.failedRuns.detail': 'Сообщать, когда их столько или больше. 0: никогда.',
  'settings.log.level': 'Что пишется в журнал',
  'settings.log.level.detail': 'В журнале нет ни слова из того, что хранится в памяти.',
  'settings.log.level.debug': 'Каждый вызов',
  'settings.log.level.info': 'Что происходит',
  'settings.log.level.warn': 'Предупреждения и ошибки',
  'settings.log.level.error': 'Только ошибки',
  'settings.log.maxBytes': 'Размер файла журнала, байты',
  'settings.log.maxBytes.detail': 'Файл большего размера откладывается, и начинается новый.',
  'settings.log.keep': 'Старые файлы журнала',
  'settings.log.keep.detail': 'Сколько отложенных файлов хранится.',
};
