import { ArrowLeft, ArrowRight, ChevronRight, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { BrandMark } from './brand.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { Kbd } from './kbd.tsx';

type Step = { label: string; shortcut?: string | undefined; enabled: boolean; go: () => void };

type TitleBarProps = {
  /** Where the person is, from the outermost in. */
  crumbs: readonly string[];
  back: Step;
  forward: Step;
  search: { shortcut: string | undefined; open: () => void };
  /** What is to be seen on every screen, at its end. */
  children?: ReactNode;
};

/** The bar at the top: back and forward, where one is, search. */
export function TitleBar({ crumbs, back, forward, search, children }: TitleBarProps) {
  return (
    <header className="titlebar">
      <div className="tb-left">
        <div className="brand">
          <BrandMark />
          <span>{t('app.name')}</span>
        </div>
        <StepButton icon={ArrowLeft} step={back} />
        <StepButton icon={ArrowRight} step={forward} />
        <nav className="crumbs clip" aria-label={t('shell.breadcrumb')}>
          {crumbs.map((crumb, index) =>
            index === crumbs.length - 1 ? (
              <b key={crumb} className="clip" aria-current="page">
                {crumb}
              </b>
            ) : (
              <span key={crumb} className="crumb">
                {crumb}
                <Icon of={ChevronRight} size="small" />
              </span>
            ),
          )}
        </nav>
      </div>
      <button type="button" className="omni" onClick={search.open}>
        <Icon of={Search} size="small" />
        <span className="clip">{t('shell.searchBox')}</span>
        {search.shortcut === undefined ? null : <Kbd keys={search.shortcut} />}
      </button>
      <div className="tb-right">{children}</div>
    </header>
  );
}

function StepButton({ icon, step }: { icon: typeof ArrowLeft; step: Step }) {
  return (
    <IconButton
      icon={icon}
      label={step.label}
      shortcut={step.shortcut}
      aria-disabled={!step.enabled}
      onClick={() => {
        if (step.enabled) step.go();
      }}
    />
  );
}
