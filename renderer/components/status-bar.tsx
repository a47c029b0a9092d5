import { CirclePause, CloudOff, Lock, Rows3, Send, SunMoon, TriangleAlert, Undo2 } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

type StatusButton = { label: string; hint: string; shortcut: string | undefined; run: () => void };

type StatusBarProps = {
  /** Whether the core answers; `signed-out`: it was started again, and does not know this window. */
  reach: 'reached' | 'away' | 'signed-out';
  /** What the person lets be sent to other computers, in words; none: nothing leaves this one. */
  sentTo: readonly Readonly<{ text: string; detail: string }>[];
  /** The folder everything lies in; null until it is known. */
  home: string | null;
  /** How many requests went to other computers, and to which; null until it is known. */
  outside: Readonly<{ text: string; detail: string }> | null;
  /** What is true now, each already written, e.g. the size of the store. */
  facts: readonly string[];
  /** When the memory was backed up last, and the way to the backups; null until it is known. */
  backup: Readonly<{ text: string; late: boolean; run: () => void }> | null;
  /** Where the person is told of what is not well; null while all is. */
  trouble: { label: string; address: string } | null;
  /** Memory is paused, and the way to go on; null while it is not. */
  paused: Readonly<{ text: string; hint: string; action: string; run: () => void }> | null;
  density: StatusButton;
  theme: StatusButton;
  undo: StatusButton & { enabled: boolean };
};

/** The line at the foot: what is true, and how the window looks. */
export function StatusBar(props: StatusBarProps) {
  const { reach, sentTo, home, facts, trouble, backup, paused, outside, density, theme, undo } = props;
  return (
    <footer className="statusbar">
      {reach === 'reached' && sentTo.length > 0 ? (
        sentTo.map(({ text, detail }) => (
          <span key={text} className="flex sent-to" title={detail}>
            <Icon of={Send} />
            {text}
          </span>
        ))
      ) : reach === 'reached' ? (
        <span className="ok flex" title={home === null ? undefined : t('shell.localOnlyDetail', { home })}>
          <Icon of={Lock} />
          {t('shell.localOnly')}
        </span>
      ) : (
        <span className="flex" role="alert">
          <Icon of={CloudOff} />
          {t(reach === 'away' ? 'shell.unreachable' : 'shell.signedOut')}
        </span>
      )}
      {outside === null ? null : (
        <span className="tn clip" title={outside.detail}>
          {outside.text}
        </span>
      )}
      {paused === null ? null : (
        <button type="button" className="flex trouble" title={paused.hint} onClick={paused.run}>
          <Icon of={CirclePause} />
          {paused.text}
          <span className="hide-md">· {paused.action}</span>
        </button>
      )}
      {facts.map((fact) => (
        <span key={fact} className="tn">
          {fact}
        </span>
      ))}
      {backup === null ? null : (
        <button type="button" className={backup.late ? 'tn late' : 'tn'} onClick={backup.run}>
          {backup.text}
        </button>
      )}
      {trouble === null ? null : (
        <a className="flex trouble" href={trouble.address} aria-label={trouble.label} title={trouble.label}>
          <Icon of={TriangleAlert} />
          <span className="hide-md">{trouble.label}</span>
        </a>
      )}
      <span className="grow" />
      <BarButton icon={Rows3} button={density} hideText />
      <BarButton icon={SunMoon} button={theme} hideText />
      <BarButton icon={Undo2} button={undo} disabled={!undo.enabled} />
    </footer>
  );
}

type BarButtonProps = { icon: typeof Lock; button: StatusButton; hideText?: boolean; disabled?: boolean };

function BarButton({ icon, button, hideText = false, disabled = false }: BarButtonProps) {
  return (
    <Tooltip text={button.hint} shortcut={button.shortcut}>
      <button
        type="button"
        aria-label={hideText ? button.hint : undefined}
        aria-disabled={disabled}
        onClick={() => {
          if (!disabled) button.run();
        }}
      >
        <Icon of={icon} />
        <span className={hideText ? 'hide-md' : 'tn'}>{button.label}</span>
      </button>
    </Tooltip>
  );
}
