import { agents } from './agents.ts';
import { alerts } from './alerts.ts';
import { backups } from './backups.ts';
import { common } from './common.ts';
import { connect } from './connect.ts';
import { consolidation } from './consolidation.ts';
import { desktop } from './desktop.ts';
import { exports } from './exports.ts';
import { health } from './health.ts';
import { healthFindings } from './health-findings.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { knowledge } from './knowledge.ts';
import { live } from './live.ts';
import { meaning } from './meaning.ts';
import { memories } from './memories.ts';
import { operations } from './operations.ts';
import { palette } from './palette.ts';
import { passport } from './passport.ts';
import { preferences } from './preferences.ts';
import { programs } from './programs.ts';
import { recall } from './recall.ts';
import { runs } from './runs.ts';
import { search } from './search.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { store } from './store.ts';
import { tasks } from './tasks.ts';
import { toldOfFilesInRussian } from './told-of-files.ts';
import { toldInRussian as toldOfRecordsInRussian } from './told.ts';
import { trash } from './trash.ts';
import { welcome } from './welcome.ts';

/** Every text of the interface in Russian, as ICU messages by key. */
export const russian = {
  ...agents,
  ...alerts,
  ...backups,
  ...common,
  ...connect,
  ...consolidation,
  ...desktop,
  ...exports,
  ...health,
  ...healthFindings,
  ...home,
  ...imports,
  ...inbox,
  ...knowledge,
  ...live,
  ...meaning,
  ...memories,
  ...operations,
  ...palette,
  ...passport,
  ...preferences,
  ...programs,
  ...recall,
  ...runs,
  ...search,
  ...sessions,
  ...settings,
  ...shell,
  ...shortcuts,
  ...store,
  ...tasks,
  ...trash,
  ...welcome,
};

/** What the core tells in English, sentence by sentence. */
export const toldInRussian = { ...toldOfRecordsInRussian, ...toldOfFilesInRussian };
