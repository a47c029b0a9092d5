import { useEffect, useState } from 'react';
import type { Proposal } from '../../../shared/entities/proposal.ts';
import { useSecrets } from '../../state/secrets.ts';

const SHOWN_MS = 10_000;

/** Shows what is hidden in a proposal, and in what it is about, for ten seconds. */
export function useReveal({ id, record, others, messageId }: Proposal) {
  const [revealed, setRevealed] = useState(false);
  const secrets = useSecrets();
  useEffect(() => {
    if (!revealed) return;
    const timer = setTimeout(() => {
      setRevealed(false);
      void secrets.hide();
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed, secrets]);
  const show = async () => {
    const bearers = [
      { entity: 'proposal' as const, id },
      ...(record === null ? [] : [record]),
      ...others,
      ...(messageId === null ? [] : [{ entity: 'message' as const, id: messageId }]),
    ];
    if (await secrets.reveal(bearers)) setRevealed(true);
  };
  return { revealed, show: () => void show() };
}
