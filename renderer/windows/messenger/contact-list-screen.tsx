import { useState } from 'react';
import { GlassButton, GlassMenuButton, Toolbar } from '#renderer/controls/toolbar.tsx';
import type { RosterState } from '#renderer/state/app-state.ts';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import type { Account } from '#shared/model/account.ts';
import { Attempts, useAttempt } from './attempts.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { ContactList } from './contact-list/contact-list.tsx';
import type { Section } from './contact-list/list-rows.ts';
import { MessageResults } from './contact-list/message-results.tsx';
import { useListCommands } from './contact-list/use-list-commands.ts';
import { useListRows } from './contact-list/use-list-rows.ts';
import type { DialogKind } from './dialogs/dialog-kind.ts';
import { Dialogs } from './dialogs/dialogs.tsx';
import { useRequests } from './dialogs/use-requests.ts';
import { AddContactIcon, AddGroupIcon, LayoutIcon, ShowMenuIcon } from './icons.tsx';
import { Me } from './me/me.tsx';
import { useMainMenu } from './main-menu.tsx';
import styles from './messenger.module.css';
import { NoticeBars } from './notice-bars.tsx';
import { RequestsBar } from './requests-bar.tsx';
import { SearchBox } from './search-box.tsx';

export interface ContactListScreenProps {
  readonly account: Account;
  readonly roster: RosterState;
}

/** The main window of somebody signed in: themselves, a search box with buttons, and their contacts. */
export function ContactListScreen(props: ContactListScreenProps) {
  return <Attempts>{(failures) => <Screen {...props} failures={failures} />}</Attempts>;
}

function Screen({
  account,
  roster,
  failures,
}: ContactListScreenProps & { readonly failures: React.ReactNode }) {
  const { call } = useAppStore();
  const attempt = useAttempt();
  const { collapsed, sortBy } = useApp((state) => state.settings.contactList);
  const [query, setQuery] = useState('');
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const rows = useListRows(account.id, roster, query);
  const requests = useRequests(roster);
  const commands = useListCommands(account.id, setDialog);
  const mainMenu = useMainMenu(account, setDialog);

  function changeList(contactList: { sortBy?: 'group' | 'status'; collapsed?: string[] }): void {
    attempt('Could not keep the layout.', () => call('settings.update', { contactList }));
  }

  function collapse(section: Section, fold: boolean): void {
    if (query !== '') return;
    const others = collapsed.filter((key) => key !== section.key);
    changeList({ collapsed: fold ? [...others, section.key] : others });
  }

  function openFirstFound(): void {
    const found = query === '' ? undefined : rows.find((row) => row.kind === 'contact');
    if (!found) return;
    setQuery('');
    commands.openConversation(found.contact);
  }

  function createGroup(): void {
    const names = new Set([...roster.groups.values()].map((group) => group.name));
    let name = 'New group';
    for (let number = 2; names.has(name); number += 1) name = `New group ${number}`;
    setQuery('');
    attempt('Could not create a group.', async () => {
      if (sortBy !== 'group') await call('settings.update', { contactList: { sortBy: 'group' } });
      const { groupId } = await call('group.create', { accountId: account.id, name });
      setRenaming(groupId);
    });
  }

  const layoutEntries = () =>
    (['group', 'status'] as const).map((choice) => ({
      label: choice === 'group' ? 'Sort by group' : 'Sort by status',
      checked: sortBy === choice,
      onSelect: () => changeList({ sortBy: choice }),
    }));

  return (
    <main className={styles['screen']}>
      <header className={styles['scene']}>
        <Me accountId={account.id} self={roster.self} />
        <div className={styles['tools']}>
          <SearchBox query={query} onChange={setQuery} onEnter={openFirstFound} />
          <Toolbar label="Contact list">
            <GlassButton
              label="Add a contact"
              onClick={() => setDialog({ kind: 'add-contact', groupId: null })}
            >
              <AddContactIcon />
            </GlassButton>
            <GlassButton label="Create a group" onClick={createGroup}>
              <AddGroupIcon />
            </GlassButton>
            <GlassMenuButton menuLabel="Change contact list layout" entries={layoutEntries}>
              <LayoutIcon />
            </GlassMenuButton>
            <GlassMenuButton menuLabel="Show menu" entries={mainMenu}>
              <ShowMenuIcon />
            </GlassMenuButton>
          </Toolbar>
        </div>
      </header>
      <ConnectionBar account={account} />
      {failures}
      <NoticeBars />
      <RequestsBar requests={requests} />
      <ContactList
        // Another search shows another list, from its top.
        key={query}
        roster={roster}
        rows={rows}
        query={query}
        onEndSearch={() => setQuery('')}
        commands={commands}
        onCollapse={collapse}
        renaming={renaming}
        onRenaming={setRenaming}
      />
      <MessageResults
        accountId={account.id}
        query={query}
        nameOf={(address) => roster.contacts.get(address)?.name ?? address}
        onOpen={(address) =>
          attempt('Could not open the conversation.', () =>
            call('conversation.open', { accountId: account.id, address }),
          )
        }
      />
      <Dialogs
        accountId={account.id}
        roster={roster}
        dialog={dialog}
        requests={requests}
        onClose={() => setDialog(null)}
      />
    </main>
  );
}
