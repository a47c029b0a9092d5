import { CHAT_PRESETS, readChatAddress } from '../../../shared/chat-address.ts';
import { Seg } from '../../components/seg.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import { Consent } from './consent.tsx';
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
      return (
        <Consent
          address={values['chat.baseUrl']}
          consented={values['chat.consentedHost']}
          ask={(host) => t('settings.models.consent', { host })}
          onConsent={(host) => onSave('chat.consentedHost', host)}
        />
      );
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
