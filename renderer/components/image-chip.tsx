import { ImageOff } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

type ImageChipProps = { address: string | null; alt: string | null; detail?: string | null };

/** Stands for a picture of a conversation. It is never loaded: that would tell its server who reads. */
export function ImageChip({ address, alt, detail }: ImageChipProps) {
  const text = alt === null || alt === '' ? t('image.noAddress') : alt;
  return (
    <span className="image-chip">
      <Icon of={ImageOff} size="small" />
      <span className="clip">{text}</span>
      {detail ? <span className="meta">{detail}</span> : null}
      {address === null ? null : (
        <>
          <span className="meta mono clip" title={address}>
            {address}
          </span>
          <CopyButton text={address} label={t('image.copyAddress')} />
        </>
      )}
    </span>
  );
}
