import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { anchorAtPoint, anchorOf } from '#renderer/controls/placement.ts';
import { createTypeAhead } from '#renderer/controls/type-ahead.ts';
import { useMenu } from '#renderer/controls/use-menu.tsx';
import { VirtualRows } from '#renderer/controls/virtual-rows.tsx';
import { useSkin } from '#renderer/skins/use-skin.ts';
import type { RosterState } from '#renderer/state/app-state.ts';
import { useApp } from '#renderer/state/use-app.tsx';
import type { Group } from '#shared/model/contact.ts';
import styles from './contact-list.module.css';
import { contactMenu, sectionMenu } from './contact-menu.ts';
import { ContactRow } from './contact-row.tsx';
import { headingOf, type ListRow, type Section } from './list-rows.ts';
import { SectionRow } from './section-row.tsx';
import { followRow, treeStep } from './tree-keys.ts';
import { useDrag } from './use-drag.ts';
import type { ListCommands } from './use-list-commands.ts';

export interface ContactListProps {
  readonly roster: RosterState;
  /** Those on the list, in order, or those who were found. */
  readonly rows: readonly ListRow[];
  readonly query: string;
  readonly onEndSearch: () => void;
  readonly commands: ListCommands;
  readonly onCollapse: (section: Section, collapsed: boolean) => void;
  /** The group whose name is being edited in place. */
  readonly renaming: string | null;
  readonly onRenaming: (groupId: string | null) => void;
}

interface Mark {
  readonly key: string | null;
  readonly index: number;
}

const NO_MARK: Mark = { key: null, index: 0 };

/** Who a search is most likely for. */
function firstFound(rows: readonly ListRow[]): Mark {
  const index = rows.findIndex(({ kind }) => kind === 'contact');
  return { key: rows[index]?.key ?? null, index };
}

/** Groups or sections with their contacts: a tree for the keyboard and for screen readers, drawn row by row. */
export function ContactList(props: ContactListProps) {
  const { roster, rows, query, onEndSearch, commands, onCollapse, renaming, onRenaming } = props;
  const sortBy = useApp((state) => state.settings.contactList.sortBy);
  const { rowHeights } = useSkin().layout;
  const [typeAhead] = useState(createTypeAhead);
  const [mark, setMark] = useState(() => (query === '' ? NO_MARK : firstFound(rows)));
  const tree = useRef<HTMLDivElement>(null);
  const id = useId();
  const { open: openMenu, menu } = useMenu();

  const heights = useMemo(() => rows.map((row) => rowHeights[row.kind]), [rows, rowHeights]);
  const active = followRow(rows, mark.key, mark.index);
  const drag = useDrag(rowOf, commands);

  // The group that is being named is the one that keys are about afterwards.
  const named = rows.findIndex((row) => row.kind === 'section' && row.section.groupId === renaming);
  if (renaming !== null && named >= 0 && named !== active) go(named);

  // Whoever has just signed in can go on with the keys they have under their fingers.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) tree.current?.focus();
  }, []);

  function rowOf(target: EventTarget): ListRow | null {
    const element = target instanceof Element ? target.closest('[data-row]') : null;
    return rows[Number(element?.getAttribute('data-row') ?? Number.NaN)] ?? null;
  }

  function go(index: number): void {
    setMark({ key: rows[index]?.key ?? null, index });
  }

  function openMenuOf(row: ListRow, at: Parameters<typeof openMenu>[1]): void {
    if (row.kind === 'contact') {
      openMenu(row.contact.name, at, contactMenu(row.contact, row.section, roster.groups, commands));
    } else {
      const setCollapsed = (folded: boolean) => onCollapse(row.section, folded);
      openMenu(
        row.section.title,
        at,
        sectionMenu(row.section, roster.groups, commands, setCollapsed, onRenaming),
      );
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[active];
    const pageRows = Math.floor((tree.current?.clientHeight ?? 0) / rowHeights.contact) - 1;
    const step = treeStep(rows, active, event.key, Math.max(1, pageRows));
    const group = row && groupOf(row);
    if (step?.kind === 'go') {
      go(step.index);
    } else if (step?.kind === 'fold') {
      if (row) onCollapse(row.section, step.collapsed);
    } else if (row && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      const element = document.getElementById(rowId(active));
      if (element) openMenuOf(row, anchorOf(element));
    } else if (row && event.key === 'Enter') {
      if (row.kind === 'contact') commands.openConversation(row.contact);
      else onCollapse(row.section, !row.section.collapsed);
    } else if (row && event.key === 'Delete') {
      if (row.kind === 'contact') commands.remove(row.contact);
      else if (group) commands.removeGroup(group);
    } else if (event.key === 'Escape' && query !== '') {
      onEndSearch();
    } else if (row?.kind === 'section' && event.key === 'F2') {
      if (group) onRenaming(group.id);
    } else {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const labels = rows.map((each) => (each.kind === 'contact' ? each.contact.name : each.section.title));
      const found = typeAhead(event.key, event.timeStamp, labels, active);
      if (found < 0) return;
      go(found);
    }
    event.preventDefault();
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    const row = rowOf(event.target);
    // Without a row under it, it comes from the keyboard, which is handled above.
    if (!row) return;
    go(rows.indexOf(row));
    openMenuOf(row, anchorAtPoint(event.clientX, event.clientY));
  }

  function groupOf({ section }: ListRow): Group | undefined {
    return section.groupId === null ? undefined : roster.groups.get(section.groupId);
  }

  function rowId(index: number): string {
    return `${id}-${index}`;
  }

  return (
    <>
      <div
        ref={tree}
        role="tree"
        tabIndex={0}
        aria-label="Contacts"
        aria-activedescendant={active >= 0 ? rowId(active) : undefined}
        className={styles['tree']}
        onKeyDown={onKeyDown}
        // Reached by keyboard, it shows where one is.
        onFocus={(event) => mark.key === null && event.relatedTarget !== null && go(0)}
        onMouseDown={(event) => {
          const row = rowOf(event.target);
          if (row) go(rows.indexOf(row));
        }}
        onClick={(event) => {
          const row = rowOf(event.target);
          if (row?.kind === 'section') onCollapse(row.section, !row.section.collapsed);
        }}
        onDoubleClick={(event) => {
          const row = rowOf(event.target);
          if (row?.kind === 'contact') commands.openConversation(row.contact);
        }}
        onContextMenu={onContextMenu}
        {...drag.handlers}
      >
        <VirtualRows
          scroller={tree}
          heights={heights}
          active={active}
          renderRow={(index, top) => {
            const row = rows[index];
            if (!row) return null;
            const common = {
              id: rowId(index),
              index,
              top,
              active: index === active,
              height: rowHeights[row.kind],
            };
            if (row.kind === 'contact') {
              return (
                <ContactRow
                  key={row.key}
                  {...common}
                  contact={row.contact}
                  position={row.position}
                  setSize={row.setSize}
                  draggable={sortBy === 'group'}
                />
              );
            }
            const group = groupOf(row);
            return (
              <SectionRow
                key={row.key}
                {...common}
                row={row}
                dropTarget={drag.target === row.key}
                renaming={group !== undefined && renaming === group.id}
                onRename={(name) => {
                  onRenaming(null);
                  tree.current?.focus();
                  if (group && name !== null) commands.renameGroup(group, name);
                }}
              />
            );
          }}
        />
        {rows.length === 0 && (
          <p className={styles['nobody']}>
            {query ? 'Nobody on your list matches.' : 'Your list is empty. Add a contact to begin.'}
          </p>
        )}
      </div>
      {menu}
      <p className={styles['announcement']} aria-live="polite">
        {query &&
          rows.length > 0 &&
          rows
            .map((row) => row.kind === 'section' && headingOf(row.section))
            .filter(Boolean)
            .join(', ')}
      </p>
    </>
  );
}
