import { isLoopback, readChatAddress } from '../../../shared/chat-address.ts';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';

type ConsentProps = {
  address: string;
  /** The host that is allowed now. */
  consented: string;
  ask: (host: string) => string;
  onConsent: (host: string) => void;
};

/** The person's leave to send to another computer: asked for only where the address is of one. */
export function Consent({ address, consented, ask, onConsent }: ConsentProps) {
  const host = readChatAddress(address)?.host ?? '';
  if (isLoopback(host)) return <p className="t2">{t('settings.models.ownAddress')}</p>;
  return (
    <>
      <Switch label={ask(host)} checked={consented === host} onChange={(on) => onConsent(on ? host : '')} />
      <p className="t2 anywhere" aria-hidden>
        {ask(host)}
      </p>
    </>
  );
}
