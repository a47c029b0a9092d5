import type { store as english } from '../en/store.ts';
import type { Translated } from '../translated.ts';

export const store: Translated<typeof english> = {
  'store.happened': 'Что случилось',
  'store.safe': 'Что в сохранности',
  'store.todo': 'Что делать',
  'store.kept':
    '{count, plural, one {# запись агента ждёт} few {# записи агентов ждут} many {# записей агентов ждут} other {# записи агентов ждут}} добавления.',
  'store.rejected':
    'Не удалось добавить {count, plural, one {# запись агента} few {# записи агентов} many {# записей агентов} other {# записи агентов}}; сохранено в файле spool/rejected.jsonl.',
  'store.looking': 'Mneme проверяет файл снова и снова.',
  'store.act.retry': 'Проверить снова',
  'store.act.salvage': 'Спасти то, что читается',
  'store.act.useBackup': 'Взять резервную копию…',
  'store.act.acceptRollback': 'Продолжить с тем, что есть',
  'store.act.putBack': 'Вернуть на место',
  'store.act.beginAnew': 'Начать пустую память',
  'store.locked.title': 'Память занята другой программой',
  'store.locked.happened': 'Другая программа уже несколько секунд не даёт писать в файл памяти.',
  'store.locked.safe':
    'Всё сохранённое раньше цело. То, что тем временем пишут агенты, отложено и будет добавлено позже.',
  'store.locked.todo':
    'Подождите немного: Mneme продолжит работу без вашей помощи. Если так и останется, закройте другую программу.',
  'store.replaced.title': 'Файл памяти заменили',
  'store.replaced.happened': 'Пока память была открыта, на место её файла положили другой.',
  'store.replaced.safe': 'С тех пор ничего не записано: ни в прежний файл, ни в новый.',
  'store.replaced.todo': 'Если новый файл — память Mneme, он откроется без вашей помощи.',
  'store.missing.title': 'Файла памяти здесь нет',
  'store.missing.happened': 'Файл исчез или пуст, хотя в этой папке была память.',
  'store.missing.safe':
    'На его месте ничего не создано. То, что тем временем пишут агенты, отложено и будет добавлено позже.',
  'store.missing.todo':
    'Верните файл или его резервную копию. Как только он появится, Mneme продолжит работу.',
  'store.unreadable.title': 'Файл памяти не открывается',
  'store.unreadable.happened': 'Компьютер не даёт Mneme открыть файл или его папку.',
  'store.unreadable.safe': 'Ничего не изменилось. Всё сохранённое раньше осталось как было.',
  'store.unreadable.todo': 'Проверьте, подключён ли диск, есть ли папка и разрешено ли вам в неё писать.',
  'store.readOnly.title': 'Память открыта только для чтения',
  'store.readOnly.happened':
    'Файл или его папка доступны только для чтения, поэтому сохранить ничего нельзя.',
  'store.readOnly.safe': 'Всё сохранённое раньше цело. Ничего не изменилось.',
  'store.readOnly.todo': 'Разрешите запись в файл и в папку. Mneme продолжит работу без вашей помощи.',
  'store.full.title': 'Диск заполнен',
  'store.full.happened': 'На диске не осталось места, и ничего нового сохранить нельзя.',
  'store.full.safe': 'Всё сохранённое раньше цело и читается. Забывать по-прежнему можно.',
  'store.full.todo':
    'Освободите место на диске или забудьте то, что лежит в Корзине. Mneme продолжит работу.',
  'store.rolledBack.title': 'Память старше, чем была',
  'store.rolledBack.happened':
    'В файле не хватает {count, plural, one {# изменения} few {# изменений} many {# изменений} other {# изменения}}, которые Mneme уже видела. Чаще всего на место файла положили старую копию.',
  'store.rolledBack.safe': 'То, что есть, можно читать. Пока вы не решите, ничего не записывается.',
  'store.rolledBack.todo': 'Возьмите последнюю резервную копию или продолжите с тем, что есть.',
  'store.damaged.title': 'Файл памяти повреждён',
  'store.damaged.happened':
    'Часть файла не читается. Так бывает, когда портится диск или вмешивается другая программа.',
  'store.damaged.safe': 'Файл оставлен как есть и сохранится, что бы вы ни выбрали.',
  'store.damaged.todo': 'Спасите в новый файл то, что читается, или возьмите резервную копию.',
  'store.foreign.title': 'Этот файл — не память Mneme',
  'store.foreign.happened': 'Файл принадлежит другой программе.',
  'store.foreign.safe': 'К нему никто не прикасался.',
  'store.foreign.todo': 'Уберите этот файл или запустите Mneme с другой папкой.',
  'store.newer.title': 'Эта память — от более новой Mneme',
  'store.newer.happened': 'Файл записан более новой версией Mneme, и эта не может его прочитать.',
  'store.newer.safe': 'К файлу никто не прикасался.',
  'store.newer.todo': 'Обновите Mneme и запустите снова.',
  'store.work.salvage': 'Спасаем то, что читается',
  'store.work.useBackup': 'Ставим резервную копию на место',
  'store.work.putBack': 'Возвращаем файл на место',
  'store.work.safe': 'Прежний файл сохраняется как есть. Окно можно оставить открытым и заняться другим.',
  'store.backup.title': 'Резервная копия',
  'store.backup.lead': 'Нынешний файл будет отложен и сохранён. Того, что записано после копии, в ней нет.',
  'store.backup.none': 'В этой папке нет резервных копий.',
  'store.backup.use': 'Поставить на место',
  'store.backup.newest': 'последняя',
  'store.backup.damaged': 'повреждена',
  'store.backup.messages':
    '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'store.report.title': 'Что удалось спасти',
  'store.report.all': 'Прочитано всё, что удалось найти. Поиск построен заново.',
  'store.report.lost':
    'Не читаются {pages, plural, one {# часть файла} few {# части файла} many {# частей файла} other {# части файла}} из {total}; то, что было в них, потеряно. Поиск построен заново.',
  'store.report.standIns':
    '{count, plural, one {Утрачен # разговор или другая запись} few {Утрачены # разговора или другие записи} many {Утрачено # разговоров или других записей} other {Утрачено # разговора или других записей}}; вместо них созданы замены, чтобы всё связанное осталось вместе.',
  'store.report.kept': 'Повреждённый файл сохранён в папке {folder}',
  'store.report.copy': 'Копировать отчёт',
  'store.report.sessions': 'Сеансы',
  'store.report.messages': 'Сообщения',
  'store.report.memories': 'Записи памяти',
  'store.report.knowledge': 'Факты',
  'store.report.preferences': 'Предпочтения',
  'store.report.tasks': 'Задачи',
};
