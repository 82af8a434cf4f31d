import type { ReactNode } from 'react';
import type { Message } from '#shared/model/message.ts';
import { nameInSentence } from '#shared/text/names.ts';
import { LinkButton } from '../../controls/button.tsx';
import { InfoBar } from '../../controls/info-bar.tsx';
import styles from './conversation.module.css';
import { leftBehind } from './undelivered.ts';
import type { Actions } from './use-actions.ts';
import type { ConversationView, Person } from './use-conversation.ts';

export interface BarsProps {
  readonly view: ConversationView;
  readonly actions: Actions;
}

/** What stands in the way of talking, in yellow above the history: at most one bar, the most pressing. */
export function Bars({ view, actions }: BarsProps): ReactNode {
  const { account, people } = view;
  const [only] = people;
  if (account !== null && account.phase !== 'signed-in') return <ConnectionBar {...{ account, actions }} />;
  return account === null || only === undefined || people.length > 1 ? null : (
    <PersonBar accountId={account.id} person={only} actions={actions} />
  );
}

interface ConnectionBarProps {
  readonly account: NonNullable<ConversationView['account']>;
  readonly actions: Actions;
}

function ConnectionBar({ account, actions }: ConnectionBarProps): ReactNode {
  const accountId = account.id;
  if (account.phase === 'signed-out') {
    return (
      <InfoBar
        kind="warning"
        actions={
          <LinkButton
            onClick={() => void actions.attempt((call) => call('window.openAccount', { accountId }))}
          >
            Sign in…
          </LinkButton>
        }
      >
        You are not signed in. Messages cannot be sent.
      </InfoBar>
    );
  }
  if (account.phase !== 'reconnecting') return <InfoBar kind="info">Signing in…</InfoBar>;
  return (
    <InfoBar
      kind="warning"
      actions={
        <LinkButton
          onClick={() => void actions.attempt((call) => call('account.reconnectNow', { accountId }))}
        >
          Try now
        </LinkButton>
      }
    >
      The connection was lost. Connecting again…
    </InfoBar>
  );
}

interface PersonBarProps {
  readonly accountId: string;
  readonly person: Person;
  readonly actions: Actions;
}

function PersonBar({ accountId, person, actions }: PersonBarProps): ReactNode {
  const { address, contact } = person;
  const name = nameInSentence(person.name);
  if (contact?.lists.block === true) {
    return (
      <InfoBar
        kind="warning"
        actions={
          <LinkButton
            onClick={() => void actions.attempt((call) => call('contact.unblock', { accountId, address }))}
          >
            Unblock
          </LinkButton>
        }
      >
        You have blocked <bdi>{name}</bdi>: they see you as offline and cannot write to you.
      </InfoBar>
    );
  }
  if (contact === null || !contact.lists.forward) {
    return (
      <InfoBar
        kind="info"
        actions={
          <LinkButton
            onClick={() =>
              void actions.attempt((call) => call('contact.add', { accountId, address, groupId: null }))
            }
          >
            Add to contacts
          </LinkButton>
        }
      >
        <bdi>{name}</bdi> is not on your contact list.
      </InfoBar>
    );
  }
  return contact.status === 'FLN' ? (
    <InfoBar kind="warning">
      <bdi>{name}</bdi> appears to be offline. Messages cannot be delivered before they sign in.
    </InfoBar>
  ) : null;
}

interface LeftBehindBarProps {
  readonly view: ConversationView;
  readonly messages: readonly Message[];
  readonly onRetry: (messages: readonly Message[]) => void;
}

/** Several messages did not arrive: one click for all of them. */
export function LeftBehindBar({ view, messages, onRetry }: LeftBehindBarProps): ReactNode {
  const left = leftBehind(messages);
  const isReachable =
    view.account?.phase === 'signed-in' && view.people.some(({ contact }) => contact?.status !== 'FLN');
  if (left.length < 2 || !isReachable) return null;
  return (
    <div className={styles['notice']}>
      <InfoBar
        kind="warning"
        actions={<LinkButton onClick={() => onRetry(left)}>Try all of them again</LinkButton>}
      >
        {left.length} messages were not delivered.
      </InfoBar>
    </div>
  );
}
