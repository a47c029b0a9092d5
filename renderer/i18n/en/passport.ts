/** The memory passport: a page of what agents know about the person. */
export const passport = {
  'passport.title': 'Memory passport',
  'passport.file': 'Memory passport',
  'passport.heading': 'What agents know about me',
  'passport.headingOf': 'What agents know about {name}',
  'passport.since': 'Remembered since {date}',
  'passport.empty': 'Nothing is remembered yet',
  'passport.made': 'As of {date}',
  'passport.print': 'Print…',
  'passport.save': 'Save as PDF…',
  'passport.saved': 'The passport is saved',
  'passport.messages': 'Messages',
  'passport.writers': 'Who wrote it',
  'passport.writer':
    '{memories, plural, one {# memory} other {# memories}} and {sessions, plural, one {# session} other {# sessions}}, from {since} to {last}',
  'passport.nothing': 'Nothing.',
  'passport.more': 'And {count, number} more, which are in every export.',
  'passport.foot': 'Made by Mneme on this computer. What looks like a secret is hidden.',
} as const;
