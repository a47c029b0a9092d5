import { FolderSearch, RefreshCw } from 'lucide-react';
import type { ImportPlace } from '../../../shared/entities/import.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Switch } from '../../components/switch.tsx';
import { t } from '../../i18n/index.ts';
import { placeFacts, placeName, usePlaces } from './places.ts';

type FoundPlacesProps = { onLook: (place: string, title: string) => void };

/** What there is to import on this machine: counted, not read. */
export function FoundPlaces({ onLook }: FoundPlacesProps) {
  const places = usePlaces();
  const followable = places.items.some((place) => place.followable);
  return (
    <section aria-label={t('imports.found')} aria-busy={places.searching}>
      <h2 className="sec-h">
        {t('imports.found')}
        <span className="grow" />
        <IconButton icon={RefreshCw} label={t('imports.foundAgain')} onClick={places.retry} />
      </h2>
      {places.error === null ? null : (
        <ErrorState message={places.error.message} technical={places.error.code} onRetry={places.retry} />
      )}
      {places.searching || places.items.length > 0 || places.error !== null ? null : (
        <p className="t2">{t('imports.foundNothing')}</p>
      )}
      <ul className="import-list">
        {places.items.map((place) => (
          <Place
            key={place.place}
            place={place}
            followed={places.isFollowed(place)}
            onFollow={(on) => places.follow(place, on)}
            onLook={onLook}
          />
        ))}
      </ul>
      {followable ? <p className="meta follow-note">{t('imports.followDetail')}</p> : null}
    </section>
  );
}

type PlaceProps = FoundPlacesProps & {
  place: ImportPlace;
  followed: boolean;
  onFollow: (on: boolean) => void;
};

function Place({ place, followed, onFollow, onLook }: PlaceProps) {
  const name = placeName(place);
  return (
    <li className="import-line">
      <div className="import-main">
        <p className="import-name">
          <Icon of={FolderSearch} size="small" />
          <span className="clip">{name}</span>
          {place.followable ? null : <span className="meta">{t(`imports.format.${place.format}`)}</span>}
        </p>
        <p className="meta wrap-line">
          <span className="mono anywhere">{place.folder}</span>
          {placeFacts(place).map((fact) => (
            <span key={fact} className="tn">
              {fact}
            </span>
          ))}
          {place.unreadable === 0 ? null : (
            <span className="import-status bad">
              {t('imports.placeUnreadable', { count: place.unreadable })}
            </span>
          )}
        </p>
      </div>
      <div className="import-actions" role="group" aria-label={t('imports.actions', { name })}>
        {place.followable ? (
          <span className="flex follow">
            <Switch label={t('imports.followPlace', { name })} checked={followed} onChange={onFollow} />
            <span aria-hidden>{t('imports.follow')}</span>
          </span>
        ) : null}
        <Button onClick={() => onLook(place.place, name)}>{t('imports.look')}</Button>
      </div>
    </li>
  );
}
