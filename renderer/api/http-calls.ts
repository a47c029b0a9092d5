import { z } from 'zod';
import type { Transport } from '../../shared/client.ts';
import { ErrorCode, type Wire } from '../../shared/errors.ts';

/** A result or a failure, as the web host sends it. */
export const WireAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: ErrorCode, message: z.string(), details: z.unknown().optional() }),
]);

const UNREACHABLE: Wire = {
  ok: false,
  code: 'unavailable',
  message: 'Mneme does not answer. Your data is safe. Start Mneme again and repeat what you did.',
};
/** The answer where the host does not know the token. */
export const SIGNED_OUT: Wire = {
  ok: false,
  code: 'forbidden',
  message:
    'This window is no longer signed in. Your data is safe. Open Mneme again from where you started it.',
};

/** Makes the calls of a transport over the web host at an address (empty: that of the page) with its token. */
export function callOverHttp(
  address: string,
  token: string,
  onSignedOut: () => void = () => {},
): Transport['call'] {
  return async (operation, input) => {
    const answer = await readAnswer(
      fetch(`${address}/api/${operation}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      }),
    );
    if (answer === SIGNED_OUT) onSignedOut();
    return answer;
  };
}

/** What the web host answered; that it cannot be reached, or does not know the token, is an answer too. */
export async function readAnswer(pending: Promise<Response>): Promise<Wire> {
  const response = await pending.catch(() => null);
  if (response === null) return UNREACHABLE;
  if (response.status === 401) return SIGNED_OUT;
  const answer = WireAnswer.safeParse(await response.json().catch(() => null));
  if (!answer.success) return UNREACHABLE;
  if (answer.data.ok) return answer.data;
  const { details, ...failure } = answer.data;
  return details === undefined ? failure : { ...failure, details };
}
