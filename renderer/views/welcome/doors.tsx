import { useNavigate } from '@tanstack/react-router';
import {
  BookOpen,
  Check,
  ChevronRight,
  ClipboardPaste,
  FolderSearch,
  Import,
  type LucideIcon,
  Plug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { t } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { placeName, placeSize, usePlaces } from '../imports/places.ts';
import type { ImportFlow } from '../imports/use-import-flow.ts';
import { useSample } from '../imports/use-sample.ts';

type DoorsProps = { flow: ImportFlow; onChoose: () => void; onSample: () => void };

/** The ways into a new memory, side by side. */
export function Doors({ flow, onChoose, onSample }: DoorsProps) {
  const sample = useSample();
  const navigate = useNavigate();
  const pasteKeys = useShortcuts()('welcome.paste');
  useCommand('welcome.paste', { run: flow.paste });
  const openSample = () => sample.busy || sample.load(onSample);
  return (
    <div className="doors">
      <Door
        icon={Plug}
        title={t('welcome.connect')}
        detail={t('welcome.connectDetail')}
        command="welcome.connect"
        action={t('welcome.connectAction')}
        primary
        run={() => void navigate({ to: '/connect' })}
      >
        <Points points={[t('welcome.connectPrograms'), t('welcome.connectMore'), t('welcome.connectAny')]} />
      </Door>
      <Door
        icon={Import}
        title={t('welcome.bring')}
        detail={t('welcome.bringDetail')}
        command="welcome.bring"
        action={t('imports.choose')}
        run={onChoose}
      >
        <Found onLook={flow.takePlace} />
        <button type="button" className="found" onClick={flow.paste}>
          <Icon of={ClipboardPaste} size="small" />
          <span className="grow">{t('imports.pasteAction')}</span>
          {pasteKeys === undefined ? null : <Kbd keys={pasteKeys} />}
        </button>
      </Door>
      <Door
        icon={BookOpen}
        title={t('imports.sample')}
        detail={t('imports.sampleShort')}
        command="welcome.sample"
        action={t('imports.sampleAction')}
        run={openSample}
      >
        <Points points={[t('welcome.sampleHolds'), t('welcome.sampleAgents'), t('welcome.sampleRemove')]} />
      </Door>
    </div>
  );
}

type DoorProps = {
  icon: LucideIcon;
  title: string;
  detail: string;
  command: CommandId;
  /** What its button says. */
  action: string;
  primary?: boolean;
  run: () => void;
  children: ReactNode;
};

function Door({ icon, title, detail, command, action, primary = false, run, children }: DoorProps) {
  const shortcut = useShortcuts()(command);
  useCommand(command, { run });
  return (
    <section className="fr-door" aria-label={title}>
      <div className="fr-door-i">
        <Icon of={icon} size="large" />
        <span className="grow" />
        {shortcut === undefined ? null : <Kbd keys={shortcut} />}
      </div>
      <h2>{title}</h2>
      <p className="t2">{detail}</p>
      <div className="fr-door-x">{children}</div>
      <Button kind={primary ? 'primary' : 'plain'} large onClick={run}>
        {action}
      </Button>
    </section>
  );
}

const SHOWN_PLACES = 4;

/** What was found on this machine, each a way to look into it; else what could be brought. */
function Found({ onLook }: { onLook: (place: string, title: string) => void }) {
  const { items, searching } = usePlaces();
  if (searching) return null;
  if (items.length === 0) {
    const points = [t('welcome.bringAssistants'), t('welcome.bringTools'), t('welcome.bringDrop')];
    return <Points points={points} />;
  }
  return (
    <ul aria-label={t('imports.found')}>
      {items.slice(0, SHOWN_PLACES).map((place) => (
        <li key={place.place}>
          <button
            type="button"
            className="found"
            title={place.folder}
            onClick={() => onLook(place.place, placeName(place))}
          >
            <Icon of={FolderSearch} size="small" />
            <span className="grow clip">{placeName(place)}</span>
            <span className="tn t3 nowrap">{placeSize(place)}</span>
            <Icon of={ChevronRight} size="small" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="t2 fr-points">
      {points.map((point) => (
        <li key={point}>
          <Icon of={Check} size="small" />
          {point}
        </li>
      ))}
    </ul>
  );
}
