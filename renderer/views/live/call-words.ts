import type { CalledRecord, ProgramCall } from '../../../shared/entities/program-call.ts';
import { t, translateName } from '../../i18n/index.ts';
import { addressOf } from '../search/entries.ts';

/** What a call asked for or did, in words, as far as it came. */
export function wordsOf(call: Pick<ProgramCall, 'operation' | 'kind' | 'code' | 'records'>): string {
  const { operation, kind, code } = call;
  const what = kind === 'read' ? wordsOfRead(operation) : wordsOfWrite(operation);
  const outcome = code !== null ? outcomeOf(code) : isWaiting(call) ? t('live.held') : null;
  return outcome === null ? what : t('live.stopped', { outcome, what });
}

function wordsOfRead(operation: string): string {
  const [domain = ''] = operation.split('.');
  return translateName(`live.read.${domain}`, t('live.read.other'));
}

function wordsOfWrite(operation: string): string {
  const [domain = ''] = operation.split('.');
  return translateName(`did.${operation}`, translateName(`live.did.${domain}`, t('live.did.other')));
}

/** How a call ended that was not simply carried out. */
function outcomeOf(code: NonNullable<ProgramCall['code']>): string {
  switch (code) {
    case 'held':
      return t('live.held');
    case 'spooled':
      return t('live.kept');
    case 'forbidden':
      return t('live.refused');
    default:
      return t('live.failed');
  }
}

/** A call that waits for the person: held, kept until the file is well, or stored and not recalled until it is accepted. */
export function isWaiting({ code, records }: Pick<ProgramCall, 'code' | 'records'>): boolean {
  return code === 'held' || code === 'spooled' || records.some(({ entity }) => entity === 'proposal');
}

/** What a program is called: scripts and the command line by how they come in. */
export function programName({ program, via }: Pick<ProgramCall, 'program' | 'via'>): string {
  return translateName(`live.script.${program}.${via}`, program);
}

/** Where a record is looked at. */
export function addressOfCalled({ entity, id, sessionId }: CalledRecord): string {
  return entity === 'proposal' ? `/inbox?item=${id}` : addressOf({ kind: entity, id, sessionId });
}
