import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet, useLocation } from '@tanstack/react-router';
import { AppFrame } from '../../components/app-frame.tsx';
import { ToastProvider, ToastRegion } from '../../components/toast-region.tsx';
import { TooltipProvider } from '../../components/tooltip.tsx';
import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { useCommandKeys } from '../../state/commands.ts';
import { useStoreCondition } from '../../state/store-condition.ts';
import { ExportDialog } from '../exports/export-dialog.tsx';
import { CommandPalette } from '../palette/index.tsx';
import { useRememberedLists } from '../lists/use-remembered-lists.ts';
import { StoreScreen } from '../store/index.tsx';
import { SalvageDialog } from '../store/salvage-dialog.tsx';
import { StoreBanner } from '../store/store-banner.tsx';
import { Forgetting } from '../trash/forgetting.tsx';
import { LargeChanges } from './large-changes.tsx';
import { NoticeBridge } from './notice-bridge.tsx';
import { ShellSidebar } from './shell-sidebar.tsx';
import { ShellStatusBar } from './shell-status-bar.tsx';
import { ShellTitleBar } from './shell-title-bar.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useTellDrafts } from './use-tell-drafts.ts';
import { useTellUpdate } from './use-tell-update.ts';
import { useTellUncleanEnd } from './use-tell-unclean-end.ts';
import { useShellCommands } from './use-shell-commands.ts';

/** The first page has the whole window, and so has the moment in which it is found out whether it shows. */
const FRAMELESS = ['/', '/welcome'];

/** The frame around every screen, and what works everywhere. */
export function Shell() {
  useShellCommands();
  useRememberedLists();
  useCommandKeys();
  useTellUncleanEnd();
  useTellDrafts();
  useTellUpdate();
  const framed = !FRAMELESS.includes(useLocation().pathname);
  const condition = useStoreCondition();
  const troubled = condition !== undefined && condition.state !== 'open' ? condition : null;
  return (
    // The content security policy allows no style elements.
    <CSPProvider disableStyleElements>
      <TooltipProvider>
        <ToastProvider>
          {troubled?.reading === false ? (
            <StoreScreen condition={troubled} />
          ) : framed ? (
            <AppFrame titleBar={<Head troubled={troubled} />} sidebar={<ShellSidebar />} statusBar={<Foot />}>
              <Outlet />
            </AppFrame>
          ) : (
            <Outlet />
          )}
          <SalvageDialog />
          <NoticeBridge />
          <ToastRegion />
          <Shortcuts />
          <CommandPalette />
          <ExportDialog />
          <Forgetting />
        </ToastProvider>
      </TooltipProvider>
    </CSPProvider>
  );
}

function Head({ troubled }: { troubled: StoreCondition | null }) {
  return (
    <>
      <ShellTitleBar />
      {troubled === null ? null : <StoreBanner condition={troubled} />}
    </>
  );
}

function Foot() {
  return (
    <>
      <LargeChanges />
      <ShellStatusBar />
    </>
  );
}
