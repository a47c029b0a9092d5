import { EMBEDDING_PRESETS, readChatAddress } from '../../../shared/chat-address.ts';
import { MachineSettings } from '../../../shared/entities/settings.ts';
import { Seg } from '../../components/seg.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../i18n/index.ts';
import { Consent } from './consent.tsx';
import type { SettingControlProps } from './setting-control-props.ts';
import { TextSetting } from './text-setting.tsx';

const PRESETS = ['lmStudio', 'llamaCpp'] as const;
/** `/home/ada/models/e5`, `C:\models\e5` or `\\server\models`. */
const WHOLE_PATH = /^(?:\/|[a-z]:[\\/]|\\\\)/i;

export type MeaningSetting =
  | 'embeddings.provider'
  | 'embeddings.baseUrl'
  | 'embeddings.consentedHost'
  | 'embeddings.model'
  | 'embeddings.folder';

/** What the model for embeddings, and where it is, are chosen with. */
export function MeaningControl(props: SettingControlProps & { setting: MeaningSetting }) {
  const { setting, values, onSave } = props;
  switch (setting) {
    case 'embeddings.provider':
      return (
        <Select
          id={setting}
          label={t('settings.embeddings.provider')}
          value={values['embeddings.provider']}
          options={MachineSettings.shape['embeddings.provider']
            .unwrap()
            .options.map((value) => ({ value, label: t(`settings.meaning.provider.${value}`) }))}
          onChange={(value) => {
            onSave('embeddings.provider', value);
            if (value === 'ollama') onSave('embeddings.baseUrl', EMBEDDING_PRESETS.ollama);
            if (value === 'openai-compatible') onSave('embeddings.baseUrl', EMBEDDING_PRESETS.lmStudio);
          }}
        />
      );
    case 'embeddings.consentedHost':
      return (
        <Consent
          address={values['embeddings.baseUrl']}
          consented={values['embeddings.consentedHost']}
          ask={(host) => t('settings.meaning.consent', { host })}
          onConsent={(host) => onSave('embeddings.consentedHost', host)}
        />
      );
    case 'embeddings.baseUrl':
      return <Address {...props} />;
    case 'embeddings.model':
    case 'embeddings.folder':
      return (
        <TextSetting
          {...props}
          label={t(`settings.${setting}`)}
          value={values[setting]}
          placeholder={t('settings.models.none')}
          maxLength={setting === 'embeddings.model' ? 200 : 2000}
          explain={(text) =>
            setting === 'embeddings.folder' && text !== '' && !WHOLE_PATH.test(text)
              ? t('settings.meaning.noFolder')
              : null
          }
          onSave={(value) => onSave(setting, value)}
        />
      );
  }
}

function Address(props: SettingControlProps) {
  const { values, onSave } = props;
  const address = values['embeddings.baseUrl'];
  return (
    <>
      <TextSetting
        {...props}
        label={t('settings.embeddings.baseUrl')}
        value={address}
        maxLength={500}
        explain={(text) => (readChatAddress(text) === null ? t('settings.models.noAddress') : null)}
        onSave={(value) => onSave('embeddings.baseUrl', value)}
      />
      {values['embeddings.provider'] === 'ollama' ? null : (
        <Seg
          label={t('settings.models.presets')}
          value={PRESETS.find((name) => address === EMBEDDING_PRESETS[name]) ?? null}
          options={PRESETS.map((value) => ({ value, label: t(`settings.models.${value}`) }))}
          onChange={(name) => {
            props.onProblem(null);
            onSave('embeddings.baseUrl', EMBEDDING_PRESETS[name]);
          }}
        />
      )}
    </>
  );
}
