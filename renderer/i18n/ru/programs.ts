import type { programs as english } from '../en/programs.ts';
import type { Translated } from '../translated.ts';

export const programs: Translated<typeof english> = {
  'settings.group.programs': 'Программы',
  'settings.programs.words': 'api http rest токен секрет скрипты агенты mcp openapi порт',
  'settings.api.enabled': 'Пускать программы по HTTP',
  'settings.api.enabled.detail':
    'Скрипты и агенты на этом компьютере могут обращаться к Mneme, пока приложение открыто, каждый со своим секретом. Больше никто его не достигнет.',
  'settings.api.port': 'Порт',
  'settings.api.port.detail': 'Где его находят программы, на 127.0.0.1.',
  'settings.programs.address': 'Адрес',
  'settings.programs.off': 'Выключено: никто не слушает.',
  'settings.programs.copyAddress': 'Скопировать адрес',
  'settings.programs.script': 'Секрет для скриптов',
  'settings.programs.script.detail': 'Кто его присылает, может всё, что вы можете из командной строки.',
  'settings.programs.agent': 'Секрет для агентов',
  'settings.programs.agent.detail': 'Кто его присылает, может то, что вы разрешили названному агенту.',
  'settings.programs.none': 'Его не удалось записать.',
  'settings.programs.show': 'Показать',
  'settings.programs.hide': 'Скрыть',
  'settings.programs.copySecret': 'Скопировать',
  'settings.programs.renew': 'Сделать новый',
  'settings.programs.renewTitle': 'Сделать новый секрет?',
  'settings.programs.renewDetail':
    'Программам с нынешним секретом будет отказано, пока вы не дадите им новый. Память останется как есть.',
  'settings.programs.renewed': 'Секрет теперь другой',
};
