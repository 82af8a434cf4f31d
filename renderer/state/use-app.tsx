import { createContext, use, useEffect, useEffectEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AppEventOf, AppEventType } from '#shared/ipc/events.ts';
import type { AppState } from './app-state.ts';
import type { AppStore } from './app-store.ts';

const StoreContext = createContext<AppStore | null>(null);

export function AppStoreProvider({
  store,
  children,
}: {
  readonly store: AppStore;
  readonly children: ReactNode;
}) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** What a window can do: operations and the loading of messages. */
export function useAppStore(): AppStore {
  const store = use(StoreContext);
  if (!store) throw new Error('useAppStore outside of AppStoreProvider');
  return store;
}

/** A part of the state; draws again only when that part is another object. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore().state, select);
}

/** The same for a selection that makes a new array or object each time: compared entry by entry. */
export function useAppShallow<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore().state, useShallow(select));
}

/** Hears events of one type while mounted. */
export function useAppEvent<T extends AppEventType>(type: T, handle: (event: AppEventOf<T>) => void): void {
  const store = useAppStore();
  const latest = useEffectEvent(handle);
  useEffect(() => store.listen(type, (event) => latest(event)), [store, type]);
}
