/**
 * How this copy of Mneme is brought up to date: by itself, by a package of the system, by fetching it anew, or not at
 * all, because it was made without an address to ask.
 */
export type UpdateWay = 'itself' | 'deb' | 'rpm' | 'archive' | 'nowhere';

/** Why something did not work. */
export type UpdateProblem =
  | 'noLeave'
  | 'unreachable'
  | 'nothingPublished'
  | 'notGenuine'
  | 'storageFull'
  | 'failed';

/** What is known of newer versions. */
export type UpdateState = Readonly<{
  /** The version of this copy. */
  version: string;
  way: UpdateWay;
  /** The one host that would be asked; null where there is none. */
  host: string | null;
  /** Where people read about versions and fetch them; null where there is none. */
  page: string | null;
  phase: 'idle' | 'checking' | 'current' | 'available' | 'downloading' | 'ready' | 'failed';
  /** The newer version that was found. */
  found: string | null;
  /** How much of it is here, from 0 to 1. */
  share: number;
  problem: UpdateProblem | null;
}>;

/** What the person may ask for. */
export type UpdateAction = 'read' | 'check' | 'download' | 'install';
