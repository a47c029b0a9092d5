import { CHAT_PRESETS, isLoopback, readChatAddress } from '../../../shared/chat-address.ts';
import { Seg } from '../../components/seg.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import type { SettingControlProps } from './setting-control-props.ts';
import { TextSetting } from './text-setting.tsx';

const PRESETS = ['ollama', 'lmStudio', 'llamaCpp'] as const;

type ModelControlProps = SettingControlProps & {
  setting: 'chat.provider' | 'chat.baseUrl' | 'chat.consentedHost' | 'chat.model';
};

/** What the local model, and where it is, are chosen with. */
export function ModelControl(props: ModelControlProps) {
  const { setting, values, onSave } = props;
  switch (setting) {
    case 'chat.provider':
      return (
        <Switch
          label={t('settings.chat.provider')}
          checked={values['chat.provider'] !== 'off'}
          onChange={(on) => onSave('chat.provider', on ? 'openai-compatible' : 'off')}
        />
      );
    case 'chat.consentedHost':
      return <Consent {...props} />;
    case 'chat.model':
      return (
        <TextSetting
          {...props}
          label={t('settings.chat.model')}
          value={values['chat.model']}
          placeholder={t('settings.models.none')}
          maxLength={200}
          explain={() => null}
          onSave={(value) => onSave('chat.model', value)}
        />
      );
    case 'chat.baseUrl':
      return (
        <>
          <TextSetting
            {...props}
            label={t('settings.chat.baseUrl')}
            value={values['chat.baseUrl']}
            maxLength={500}
            explain={(text) => (readChatAddress(text) === null ? t('settings.models.noAddress') : null)}
            onSave={(value) => onSave('chat.baseUrl', value)}
          />
          <Seg
            label={t('settings.models.presets')}
            value={PRESETS.find((name) => values['chat.baseUrl'] === CHAT_PRESETS[name]) ?? null}
            options={PRESETS.map((value) => ({ value, label: t(`settings.models.${value}`) }))}
            onChange={(name) => {
              props.onProblem(null);
              onSave('chat.baseUrl', CHAT_PRESETS[name]);
            }}
          />
        </>
      );
  }
}

/** The person's leave to send to another computer: asked for only where the address is of one. */
function Consent({ values, onSave }: Pick<SettingControlProps, 'values' | 'onSave'>) {
  const host = readChatAddress(values['chat.baseUrl'])?.host ?? '';
  if (isLoopback(host)) return <p className="t2">{t('settings.models.ownAddress')}</p>;
  return (
    <>
      <Switch
        label={t('settings.models.consent', { host })}
        checked={values['chat.consentedHost'] === host}
        onChange={(on) => onSave('chat.consentedHost', on ? host : '')}
      />
      <p className="t2 anywhere" aria-hidden>
        {t('settings.models.consent', { host })}
      </p>
    </>
  );
}
