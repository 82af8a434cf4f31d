import { app, session, type Session, type WebContents } from 'electron';
import type { Log } from '#messenger/ports.ts';

/** Everything that is not our own scheme. */
const ELSEWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/** Denies pages whatever they have no need of. Before the first window. */
export function denyByDefault(log: Log): Session {
  const ours = session.defaultSession;
  denyPermissions(ours, log);
  // The content security policy says the same; this also holds for what it does not cover (a prefetch, a ping).
  ours.webRequest.onBeforeRequest({ urls: ELSEWHERE }, ({ url }, answer) => {
    log.warn(`refused to load ${URL.canParse(url) ? new URL(url).origin : 'something'}`);
    answer({ cancel: true });
  });
  ours.on('will-download', (event) => event.preventDefault());
  ours.setSpellCheckerEnabled(false);
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
  return ours;
}

function denyPermissions(ours: Session, log: Log): void {
  ours.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`a page asked for ${permission}`);
    answer(false);
  });
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/** A page stays the page it is: it may load itself again, but goes nowhere, opens nothing and holds no other page. */
function confine(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault: () => void }) => {
    log.warn(`a page tried to ${what}`);
    event.preventDefault();
  };
  contents.on('will-navigate', (event) => {
    if (event.url !== contents.getURL()) refuse('leave')(event);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse('leave in a frame')(event);
  });
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('hold another page'));
  contents.setWindowOpenHandler(() => {
    log.warn('a page tried to open a window');
    return { action: 'deny' };
  });
}
