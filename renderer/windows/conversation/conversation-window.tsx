import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Message } from '#shared/model/message.ts';
import type { TextFormat } from '#shared/model/text-format.ts';
import { nameInSentence } from '#shared/text/names.ts';
import { LinkButton } from '../../controls/button.tsx';
import { InfoBar } from '../../controls/info-bar.tsx';
import { useSkin } from '../../skins/use-skin.ts';
import { useApp, useAppEvent, useAppStore } from '../../state/use-app.tsx';
import { TEXT_OF_FAILURE } from '../../text-of-failure.ts';
import { ActivityLine } from './activity-line.tsx';
import { Bars, LeftBehindBar } from './bars.tsx';
import { Composer } from './composer.tsx';
import styles from './conversation.module.css';
import { Header } from './header.tsx';
import { History } from './history.tsx';
import { Pictures } from './pictures.tsx';
import { ConversationToolbar } from './toolbar.tsx';
import { useActions } from './use-actions.ts';
import {
  useConversation,
  useConversationView,
  useMessageList,
  type ConversationIds,
  type Person,
} from './use-conversation.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTextSize } from './use-text-size.ts';
import { namesText } from './wording.ts';

const FormatDialog = lazy(async () => ({ default: (await import('./format-dialog.tsx')).FormatDialog }));
const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));

/** A hint that is no error goes away by itself. */
const HINT_MS = 6_000;
const TOO_OFTEN = 'You may not send a nudge that often.';

/** The window of one conversation: waits for the state, then shows it. */
export function ConversationWindow(): ReactNode {
  const stage = useApp((state) => state.stage);
  const { accountId, conversationId } = useApp((state) => state.window);
  // Once there is something to show it stays, and the draft with it.
  if (accountId === null || conversationId === null) {
    return (
      <main className={styles['apart']} aria-busy={stage === 'starting'}>
        {stage === 'failed' && <StateBar />}
      </main>
    );
  }
  return <Talk ids={{ accountId, conversationId }} />;
}

function Talk({ ids }: { readonly ids: ConversationIds }): ReactNode {
  const { accountId, conversationId } = ids;
  const store = useAppStore();
  const skin = useSkin();
  const view = useConversationView(ids);
  const list = useMessageList(ids);
  const format = useApp((state) => state.settings.messages.format);
  const { actions, notice } = useActions();
  const { attempt, tell } = actions;
  const textSize = useTextSize(actions);
  const [dialog, setDialog] = useState<'font' | 'invite' | null>(null);
  const root = useRef<HTMLElement>(null);

  useTitle(view.people);
  useReading(ids);
  useShake(ids, root);
  useShortcuts({ textSize, onClose: close });

  useEffect(() => {
    void attempt(() => store.openMessages(accountId, conversationId));
  }, [store, attempt, accountId, conversationId]);

  useEffect(() => {
    if (notice === null || notice.kind === 'error') return undefined;
    const timer = setTimeout(() => tell(null), HINT_MS);
    return () => clearTimeout(timer);
  }, [notice, tell]);

  const loadOlder = useCallback(
    () => void attempt(() => store.loadOlderMessages(accountId, conversationId)),
    [store, attempt, accountId, conversationId],
  );
  const openLink = useCallback(
    (url: string) => void attempt((call) => call('window.openLink', { url })),
    [attempt],
  );
  const retry = useCallback(
    (messageId: string) =>
      void attempt((call) => call('conversation.retry', { accountId, conversationId, messageId })),
    [attempt, accountId, conversationId],
  );

  /** One after the other: they arrive in the order they were written in. */
  async function retryAll(messages: readonly Message[]): Promise<void> {
    for (const { id: messageId } of messages) {
      await attempt((call) => call('conversation.retry', { accountId, conversationId, messageId }));
    }
  }

  function close(): void {
    void attempt((call) => call('window.close'));
  }

  function setFormat(chosen: TextFormat): void {
    void attempt((call) => call('settings.update', { messages: { format: chosen } }));
  }

  function nudge(): void {
    tell(null);
    void attempt((call) => call('conversation.nudge', { accountId, conversationId }), {
      'too-fast': TOO_OFTEN,
    });
  }

  const closeDialog = () => setDialog(null);
  return (
    <main ref={root} className={styles['window']} data-pictures={skin.layout.displayPictures}>
      <ConversationToolbar
        view={view}
        actions={actions}
        textSize={textSize}
        onInvite={() => setDialog('invite')}
        onChangeFont={() => setDialog('font')}
        onClose={close}
      />
      <Pictures people={view.people} ownTone={view.ownTone} />
      <div className={styles['talk']}>
        <Header people={view.people} />
        <StateBar />
        <Bars view={view} actions={actions} />
        <History
          list={list}
          otherName={view.people.length === 1 ? (view.people[0]?.name ?? null) : null}
          onLoadOlder={loadOlder}
          onOpenLink={openLink}
          onRetry={retry}
        />
        <ActivityLine ids={ids} />
        <LeftBehindBar view={view} messages={list.messages} onRetry={(messages) => void retryAll(messages)} />
        {notice !== null && (
          <div className={styles['notice']}>
            <InfoBar kind={notice.kind} onDismiss={() => tell(null)}>
              {notice.text}
            </InfoBar>
          </div>
        )}
        <Composer
          ids={ids}
          actions={actions}
          format={format}
          onFormat={setFormat}
          onChangeFont={() => setDialog('font')}
          onNudge={nudge}
        />
      </div>
      <Suspense>
        {dialog === 'font' && (
          <FormatDialog
            format={format}
            onClose={closeDialog}
            onChoose={(chosen) => {
              closeDialog();
              setFormat(chosen);
            }}
          />
        )}
        {dialog === 'invite' && (
          <InviteDialog ids={ids} people={view.people} actions={actions} onClose={closeDialog} />
        )}
      </Suspense>
    </main>
  );
}

/** Says when the window could not learn how things stand. */
function StateBar(): ReactNode {
  const store = useAppStore();
  const failure = useApp((state) => state.failure);
  return failure === null ? null : (
    <InfoBar kind="error" actions={<LinkButton onClick={store.start}>Try again</LinkButton>}>
      {TEXT_OF_FAILURE[failure.code].happened}
    </InfoBar>
  );
}

/** The title of the window: `name <address>`, of several the names. */
function useTitle(people: readonly Person[]): void {
  const [only] = people;
  const names = people.map(({ name }) => nameInSentence(name));
  const title =
    people.length === 1 && only !== undefined && only.name !== only.address
      ? `${names.join('')} <${only.address}>`
      : namesText(names);
  useEffect(() => {
    document.title = title || 'Conversation';
  }, [title]);
}

/** While the window has the focus, what is in it has been read. */
function useReading(ids: ConversationIds): void {
  const { call } = useAppStore();
  const { accountId, conversationId } = ids;
  const unread = useConversation(ids)?.unread ?? 0;
  useEffect(() => {
    if (unread === 0) return undefined;
    // Should it fail, it only stays marked as unread.
    const markRead = () =>
      void call('conversation.markRead', { accountId, conversationId }).catch(() => undefined);
    if (document.hasFocus()) markRead();
    window.addEventListener('focus', markRead);
    return () => window.removeEventListener('focus', markRead);
  }, [call, accountId, conversationId, unread]);
}

/** A nudge rattles the pictures; the window itself is shaken by main. */
function useShake(ids: ConversationIds, root: React.RefObject<HTMLElement | null>): void {
  useAppEvent('nudged', ({ accountId, conversationId }) => {
    const isHere = accountId === ids.accountId && conversationId === ids.conversationId;
    if (!isHere || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const picture of root.current?.querySelectorAll('[data-shakes]') ?? []) {
      picture.animate(
        [0, -5, 5, -4, 4, -2, 0].map((degrees) => ({ transform: `rotate(${degrees}deg)` })),
        { duration: 350, iterations: 2 },
      );
    }
  });
}
