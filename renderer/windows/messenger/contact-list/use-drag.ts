import { useRef, useState, type DragEvent } from 'react';
import type { ContactRow, ListRow, Section } from './list-rows.ts';
import type { ListCommands } from './use-list-commands.ts';

export interface ContactDrag {
  /** Key of the section under the pointer that would take the contact. */
  readonly target: string | null;
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
}

/** Dragging a contact onto a group moves it there; with Ctrl (or Alt) held it is copied (look §3.2). */
export function useDrag(rowOf: (target: EventTarget) => ListRow | null, commands: ListCommands): ContactDrag {
  const dragged = useRef<ContactRow | null>(null);
  const [target, setTarget] = useState<string | null>(null);

  function landing(event: DragEvent): { readonly to: Section; readonly copy: boolean } | null {
    const from = dragged.current;
    const to = rowOf(event.target)?.section;
    if (!from || !to || to.key === from.section.key) return null;
    const copy = (event.ctrlKey || event.altKey) && from.section.groupId !== null;
    if (to.kind === 'group') return { to, copy };
    return to.kind === 'other' && !copy ? { to, copy } : null;
  }

  function stop(): void {
    dragged.current = null;
    setTarget(null);
  }

  return {
    target,
    handlers: {
      onDragStart: (event) => {
        const row = rowOf(event.target);
        if (row?.kind !== 'contact') return;
        dragged.current = row;
        event.dataTransfer.effectAllowed = 'copyMove';
        event.dataTransfer.setData('text/plain', row.contact.address);
      },
      onDragOver: (event) => {
        const found = landing(event);
        setTarget(found?.to.key ?? null);
        if (!found) return;
        event.dataTransfer.dropEffect = found.copy ? 'copy' : 'move';
        event.preventDefault();
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(null);
      },
      onDrop: (event) => {
        const found = landing(event);
        const from = dragged.current;
        stop();
        if (!found || !from) return;
        event.preventDefault();
        if (found.copy && found.to.groupId !== null) commands.copy(from.contact, found.to.groupId);
        else commands.move(from.contact, from.section.groupId, found.to.groupId);
      },
      onDragEnd: stop,
    },
  };
}
