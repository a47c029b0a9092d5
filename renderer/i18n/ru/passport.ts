import type { passport as english } from '../en/passport.ts';
import type { Translated } from '../translated.ts';

export const passport: Translated<typeof english> = {
  'passport.title': 'Паспорт памяти',
  'passport.file': 'Паспорт памяти',
  'passport.heading': 'Что агенты знают обо мне',
  'passport.headingOf': '{name}: что знают агенты',
  'passport.since': 'Первая запись: {date}',
  'passport.empty': 'В памяти пока ничего нет',
  'passport.made': 'Составлен: {date}',
  'passport.print': 'Печать…',
  'passport.save': 'Сохранить PDF…',
  'passport.saved': 'Паспорт сохранён',
  'passport.messages': 'Сообщения',
  'passport.writers': 'Кто это записал',
  'passport.writer':
    '{memories, plural, one {# запись} few {# записи} many {# записей} other {# записи}} и {sessions, plural, one {# сеанс} few {# сеанса} many {# сеансов} other {# сеанса}}, с {since} по {last}',
  'passport.nothing': 'Ничего.',
  'passport.more': 'И ещё {count, number}: они есть в каждом экспорте.',
  'passport.foot': 'Сделано в Mneme на этом компьютере. Похожее на секреты скрыто.',
};
