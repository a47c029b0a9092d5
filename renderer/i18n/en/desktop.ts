/** What Mneme does outside of its window, and newer versions of it. */
export const desktop = {
  'settings.agents.paused': 'Pause memory',
  'settings.agents.paused.detail':
    'No agent can write or recall, and nothing is brought in by itself, until you go on; what is new in followed places comes in then. What you do here works as ever.',
  'shell.paused': 'Memory is paused',
  'shell.goOn': 'Go on',
  'shell.pausedDetail': 'No agent can write or recall. Choose this to go on.',
  'shell.outside': '{count, plural, one {# network request} other {# network requests}}',
  'shell.outsideNone': 'Nothing went to another computer since this memory was made',
  'shell.draftKept': 'Something you typed was not saved',
  'shell.draftKeptDetail': 'It is still there.',
  'shell.draftOpen': 'Go on',
  'settings.group.desktop': 'Desktop',
  'settings.desktop.words': 'autostart login tray menu bar notifications',
  'settings.desktop.inBrowser':
    'Tray, shortcut, login and notifications belong to the desktop application. This is a browser.',
  'settings.desktop.tray': 'Stay in the tray',
  'settings.desktop.tray.detail':
    'Mneme goes on in the tray or menu bar when its window is closed: to search, and to pause memory.',
  'settings.desktop.shortcut': 'Shortcut everywhere',
  'settings.desktop.shortcut.detail': 'Keys that bring up Mneme to search, whatever program you are in.',
  'settings.desktop.shortcut.off': 'None',
  'settings.desktop.shortcutTaken': 'Another program has these keys. Choose others.',
  'settings.desktop.opensAtLogin': 'Open at login',
  'settings.desktop.opensAtLogin.detail':
    'As this system has it now. Mneme asks for it only here, and never by itself again.',
  'settings.desktop.opensAtLogin.cannot':
    'Only an installed Mneme can be opened at login; this one runs from a folder.',
  'settings.notices.contradictions': 'Tell of contradictions',
  'settings.notices.contradictions.detail':
    'A notification of the system when memories contradict each other and you look elsewhere.',
  'settings.notices.secrets': 'Tell of secrets',
  'settings.notices.secrets.detail': 'When something is found that looks like a password or a key.',
  'settings.notices.backups': 'Tell of failed backups',
  'settings.notices.backups.detail': 'When a backup could not be made.',
  'settings.notices.imports': 'Tell of finished imports',
  'settings.notices.imports.detail': 'When all of an import is here.',
  'settings.group.updates': 'Updates',
  'settings.updates.words': 'version newer download install check release',
  'settings.updates.inBrowser':
    'Newer versions are looked for in the desktop application. What serves this browser asks nobody.',
  'settings.updates.nowhere':
    'Version {version}. This copy was made without an address for updates, so it asks nobody. Fetch a newer one where you got it.',
  'settings.updates.version': 'Version {version}',
  'settings.updates.check': 'Check now',
  'settings.updates.check.detail':
    'Newer versions are looked for, fetched and installed only when you say so.',
  'settings.updates.consentedHost': 'May ask {host}',
  'settings.updates.consentedHost.detail':
    'Without this nothing is asked. {host} would learn your internet address and that somebody asks for the newest Mneme; nothing of what is remembered.',
  'settings.updates.automatic': 'Check every day',
  'settings.updates.automatic.detail': 'While Mneme runs. Nothing is downloaded until you ask for it.',
  'settings.updates.askTitle': 'Ask {host} for newer versions?',
  'settings.updates.ask': 'Ask',
  'settings.updates.askWhat':
    'Mneme sends {host} one question: which version is the newest. As with every question on the internet, your internet address is seen there. Nothing of what is remembered is sent, no name and no number of yours.',
  'settings.updates.askWhen':
    'From now on it is asked whenever you choose “Check now”, and every day only if you switch that on. You can take this leave back in the same place.',
  'settings.updates.idle': 'Newer versions were not looked for since Mneme was started.',
  'settings.updates.checking': 'Asking {host}…',
  'settings.updates.current': 'This is the newest version.',
  'settings.updates.available': 'Version {version} is there.',
  'settings.updates.availableTitle': 'Mneme {version} is there',
  'settings.updates.look': 'Look',
  'settings.updates.download': 'Download',
  'settings.updates.downloading': '{percent} is here',
  'settings.updates.downloadingLabel': 'Download of the newer version',
  'settings.updates.ready': 'Version {version} is here. It is installed when you quit Mneme, or now.',
  'settings.updates.install': 'Install and start again',
  'settings.updates.fetch':
    'Fetch it there and put it in the place of this one; what is remembered lies elsewhere.',
  'settings.updates.fetchPackage':
    'Packages of the system are not changed from inside. Fetch it there, and install it where it lies:',
  'settings.updates.copyCommand': 'Copy the command',
  'settings.updates.problem.noLeave': 'Nobody was asked: you have not allowed it.',
  'settings.updates.problem.unreachable':
    '{host} could not be reached. Nothing was changed. Try again when it can be.',
  'settings.updates.problem.nothingPublished':
    'There is no published version at {host}. Nothing was changed.',
  'settings.updates.problem.notGenuine':
    'What came is not what was published, so it was thrown away. Nothing was changed. Try again, and fetch it by hand if it stays so.',
  'settings.updates.problem.storageFull':
    'The disk is full, so it was not kept. Your memory is safe. Make room and try again.',
  'settings.updates.problem.failed':
    'It did not work, and nothing was changed. Try again, or fetch it by hand.',
} as const;
