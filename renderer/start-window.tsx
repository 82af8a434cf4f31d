import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectBridge } from './bridge.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { Tooltips } from './controls/tooltips.tsx';
import { skinById, wearSkin } from './skins/index.ts';
import { useAppearance } from './skins/use-skin.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { createAppStore } from './state/app-store.ts';
import { AppStoreProvider } from './state/use-app.tsx';

/** Brings a window to life: bridge, state, skin, tooltips, and `content` in the page's `#root`. */
export function startWindow(content: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  wearSkin(skinById(DEFAULT_SETTINGS.appearance.skin));
  refuseStrayDrops();
  const store = createAppStore(connectBridge(window.nudge));
  store.start();
  createRoot(root).render(
    <StrictMode>
      <CrashBoundary>
        <AppStoreProvider store={store}>
          <Appearance />
          {content}
          <Tooltips />
        </AppStoreProvider>
      </CrashBoundary>
    </StrictMode>,
  );
}

function Appearance() {
  useAppearance();
  return null;
}

/** A file or link dropped where nothing takes it would make the page go there. */
function refuseStrayDrops(): void {
  document.addEventListener('dragover', (event) => {
    if (!event.defaultPrevented && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    event.preventDefault();
  });
  document.addEventListener('drop', (event) => event.preventDefault());
}
