import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet } from '@tanstack/react-router';
import { AppFrame } from '../../components/app-frame.tsx';
import { ToastProvider, ToastRegion } from '../../components/toast-region.tsx';
import { TooltipProvider } from '../../components/tooltip.tsx';
import { useCommandKeys } from '../../state/commands.ts';
import { CommandPalette } from '../palette/index.tsx';
import { NoticeBridge } from './notice-bridge.tsx';
import { ShellSidebar } from './shell-sidebar.tsx';
import { ShellStatusBar } from './shell-status-bar.tsx';
import { ShellTitleBar } from './shell-title-bar.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { useShellCommands } from './use-shell-commands.ts';

/** The frame around every screen, and what works everywhere. */
export function Shell() {
  useShellCommands();
  useCommandKeys();
  return (
    // The content security policy allows no style elements.
    <CSPProvider disableStyleElements>
      <TooltipProvider>
        <ToastProvider>
          <AppFrame titleBar={<ShellTitleBar />} sidebar={<ShellSidebar />} statusBar={<ShellStatusBar />}>
            <Outlet />
          </AppFrame>
          <NoticeBridge />
          <ToastRegion />
          <Shortcuts />
          <CommandPalette />
        </ToastProvider>
      </TooltipProvider>
    </CSPProvider>
  );
}
