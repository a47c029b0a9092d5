import type { connect as english } from '../en/connect.ts';
import type { Translated } from '../translated.ts';

export const connect: Translated<typeof english> = {
  'connect.title': 'Подключить агента',
  'connect.programs': 'Программы',
  'connect.lead':
    'Агент читает и сохраняет по протоколу MCP, на этом компьютере. Ни аккаунта, ни ключа: его программа сама запускает инструменты Mneme.',
  'connect.other': 'Любой другой клиент MCP',
  'connect.state.not_found': 'Не найдена на этом компьютере',
  'connect.state.absent': 'Не подключена',
  'connect.state.connected': 'Подключена',
  'connect.state.other_entry': 'Запускает другое',
  'connect.state.unreadable': 'Её настройки не читаются',
  'connect.state.any': 'Вручную',
  'connect.otherEntry':
    'В её настройках запись mneme запускает что-то другое, возможно Mneme в другом месте. При подключении эта запись заменяется.',
  'connect.unreadable':
    'Файл {file} записан неправильно. Он оставлен как есть. Исправьте его или впишите строки вручную.',
  'connect.notFound':
    'Там, где {name} обычно хранит настройки, её нет. Если она у вас есть, впишите строки вручную.',
  'connect.otherDetail':
    'Mneme может запускать любая программа, которая знает MCP. Впишите это в её настройки, в её форме записи.',
  'connect.byItself': 'Автоматически',
  'connect.byItselfDetail':
    'Mneme впишет себя в {file}. Всё остальное там останется, а файл в нынешнем виде сохранится рядом.',
  'connect.show': 'Показать, что изменится',
  'connect.write': 'Вписать',
  'connect.change': 'Что изменится в {file}',
  'connect.newFile': 'Файла ещё нет, он будет создан.',
  'connect.added': 'добавлено',
  'connect.removed': 'убрано',
  'connect.byHand': 'Вручную',
  'connect.terminal': 'В терминале',
  'connect.snippet': 'В файле {file}',
  'connect.snippetAny': 'В настройках',
  'connect.then': 'Потом',
  'connect.restart': 'Перезапустите {name}: настройки читаются при запуске.',
  'connect.waiting': 'Ждём первого обращения…',
  'connect.called': 'Обращение было {when}.',
  'connect.toAgent': 'Что он читает и пишет',
  'connect.written': 'Программа {name} подключена',
  'connect.writtenDetail': 'Прежний файл: {file}',
  'connect.takeOut': 'Убрать Mneme',
  'connect.takenOut': 'Программа {name} больше не подключена',
  'connect.restored': 'Её настройки такие же, как были.',
  'connect.removedOnly': 'Убрана только запись Mneme; остальные изменения с тех пор остались.',
  'connect.open': 'Подключить агента',
  'welcome.connect': 'Подключить агента',
  'welcome.connectDetail': 'Агент читает и сохраняет по MCP. Ни аккаунта, ни ключа.',
  'welcome.connectPrograms': 'Claude Code, Claude Desktop и Codex',
  'welcome.connectMore': 'Cursor, VS Code, LM Studio и Zed',
  'welcome.connectAny': 'Любая программа, которая знает MCP',
  'welcome.connectAction': 'Выбрать программу',
};
