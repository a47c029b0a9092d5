import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { programs as domain } from '../../../shared/contract/programs.ts';
import { ensureTokens, readToken, renewToken } from '../files/tokens.ts';
import type { Context } from './context.ts';

export const programs: HandlersFor<typeof domain, Context> = {
  secrets({ home }) {
    ensureTokens(home);
    return secretsOf(home);
  },
  renewSecret({ home }, { of }) {
    renewToken(home, of);
    return secretsOf(home);
  },
};

function secretsOf(home: string) {
  return { script: readToken(home, 'script'), agent: readToken(home, 'agent'), folder: home };
}
