import type { desktop as english } from '../en/desktop.ts';
import type { Translated } from '../translated.ts';

export const desktop: Translated<typeof english> = {
  'settings.agents.paused': 'Приостановить память',
  'settings.agents.paused.detail':
    'Пока вы не продолжите, ни один агент не может ни записывать, ни вспоминать, и ничто не приходит само; новое из отслеживаемых мест придёт потом. То, что делаете здесь вы, работает как всегда.',
  'shell.paused': 'Память приостановлена',
  'shell.goOn': 'Продолжить',
  'shell.pausedDetail': 'Ни один агент не может ни записывать, ни вспоминать. Нажмите, чтобы продолжить.',
  'shell.outside':
    '{count, plural, one {# сетевой запрос} few {# сетевых запроса} many {# сетевых запросов} other {# сетевого запроса}}',
  'shell.outsideNone': 'С тех пор как есть эта память, на другие компьютеры не ушло ничего',
  'shell.draftKept': 'Набранное не было сохранено',
  'shell.draftKeptDetail': 'Оно не пропало.',
  'shell.draftOpen': 'Продолжить',
  'settings.group.desktop': 'Рабочий стол',
  'settings.desktop.words': 'автозапуск вход трей строка меню уведомления',
  'settings.desktop.inBrowser':
    'Значок в трее, сочетание клавиш, запуск при входе и уведомления есть у приложения для рабочего стола. Это браузер.',
  'settings.desktop.tray': 'Оставаться в трее',
  'settings.desktop.tray.detail':
    'Когда окно закрыто, Mneme остаётся в трее или в строке меню: чтобы искать и приостанавливать память.',
  'settings.desktop.shortcut': 'Сочетание клавиш везде',
  'settings.desktop.shortcut.detail': 'Клавиши, которые вызывают Mneme для поиска из любой программы.',
  'settings.desktop.shortcut.off': 'Нет',
  'settings.desktop.shortcutTaken': 'Эти клавиши заняты другой программой. Выберите другие.',
  'settings.desktop.opensAtLogin': 'Открывать при входе в систему',
  'settings.desktop.opensAtLogin.detail':
    'Как сейчас в системе. Mneme просит об этом только здесь и никогда не включает это само.',
  'settings.desktop.opensAtLogin.cannot':
    'При входе можно открывать только установленную программу, а эта запущена из папки.',
  'settings.notices.contradictions': 'Сообщать о противоречиях',
  'settings.notices.contradictions.detail':
    'Уведомление системы, когда записи противоречат друг другу, а вы заняты другим.',
  'settings.notices.secrets': 'Сообщать о секретах',
  'settings.notices.secrets.detail': 'Когда найдено что-то похожее на пароль или ключ.',
  'settings.notices.backups': 'Сообщать о неудачных копиях',
  'settings.notices.backups.detail': 'Когда резервную копию не удалось сделать.',
  'settings.notices.imports': 'Сообщать о законченном импорте',
  'settings.notices.imports.detail': 'Когда всё, что импортируется, уже здесь.',
  'settings.group.updates': 'Обновления',
  'settings.updates.words': 'версия новая скачать установить проверить выпуск',
  'settings.updates.inBrowser':
    'Новые версии ищет приложение для рабочего стола. То, что обслуживает этот браузер, никого не спрашивает.',
  'settings.updates.nowhere':
    'Версия {version}. Этот экземпляр собран без адреса обновлений и никого не спрашивает. Новую версию возьмите там же, где взяли эту.',
  'settings.updates.version': 'Версия {version}',
  'settings.updates.check': 'Проверить сейчас',
  'settings.updates.check.detail':
    'Новые версии ищутся, скачиваются и устанавливаются, только когда вы об этом попросите.',
  'settings.updates.consentedHost': 'Можно спрашивать {host}',
  'settings.updates.consentedHost.detail':
    'Без этого никто не спрашивает никого. {host} узнал бы ваш адрес в интернете и то, что кто-то спросил о новой версии Mneme; из того, что хранит память, — ничего.',
  'settings.updates.automatic': 'Проверять каждый день',
  'settings.updates.automatic.detail': 'Пока Mneme работает. Ничто не скачивается, пока вы не попросите.',
  'settings.updates.askTitle': 'Спросить {host} о новых версиях?',
  'settings.updates.ask': 'Спросить',
  'settings.updates.askWhat':
    'Mneme отправит {host} один вопрос: какая версия новейшая. Как при любом обращении в интернет, там будет виден ваш адрес. Ничто из того, что хранит память, не отправляется: ни имени, ни номера.',
  'settings.updates.askWhen':
    'Дальше вопрос отправляется, когда вы нажимаете «Проверить сейчас», а каждый день — только если вы это включите. Отозвать разрешение можно там же.',
  'settings.updates.idle': 'С тех пор как Mneme запущена, новые версии не искались.',
  'settings.updates.checking': 'Спрашиваем {host}…',
  'settings.updates.current': 'Это новейшая версия.',
  'settings.updates.available': 'Есть версия {version}.',
  'settings.updates.availableTitle': 'Есть Mneme {version}',
  'settings.updates.look': 'Посмотреть',
  'settings.updates.download': 'Скачать',
  'settings.updates.downloading': 'Скачано {percent}',
  'settings.updates.downloadingLabel': 'Скачивание новой версии',
  'settings.updates.ready':
    'Версия {version} скачана. Она установится, когда вы выйдете из Mneme, или сейчас.',
  'settings.updates.install': 'Установить и запустить снова',
  'settings.updates.fetch': 'Возьмите её там и поставьте на место этой; память лежит отдельно.',
  'settings.updates.fetchPackage':
    'Пакеты системы изнутри не меняются. Возьмите пакет там и установите оттуда, где он лежит:',
  'settings.updates.copyCommand': 'Копировать команду',
  'settings.updates.problem.noLeave': 'Никого не спросили: вы этого не разрешали.',
  'settings.updates.problem.unreachable':
    'Связаться с {host} не удалось. Ничего не изменилось. Повторите, когда связь появится.',
  'settings.updates.problem.nothingPublished': 'На {host} нет опубликованной версии. Ничего не изменилось.',
  'settings.updates.problem.notGenuine':
    'Пришло не то, что было опубликовано, поэтому оно выброшено. Ничего не изменилось. Повторите, а если не поможет, скачайте вручную.',
  'settings.updates.problem.storageFull':
    'На диске нет места, поэтому скачанное не сохранилось. Память цела. Освободите место и повторите.',
  'settings.updates.problem.failed': 'Не получилось, и ничего не изменилось. Повторите или скачайте вручную.',
};
