import type { SequencedEvent } from '#shared/ipc/events.ts';
import type { Snapshot } from '#shared/ipc/operations.ts';
import type { Failure } from '#shared/model/failure.ts';
import { failureOf, type Bridge } from '../bridge.ts';

/** While a snapshot is awaited, more events than this are not kept: one more snapshot is cheaper. */
const MAX_BUFFERED = 2_000;

export interface SynchroniserListener {
  /** A snapshot, and the events that came after it was taken. */
  readonly snapshotTaken: (snapshot: Snapshot) => void;
  readonly eventArrived: (event: SequencedEvent['event']) => void;
  readonly snapshotFailed: (failure: Failure) => void;
}

export interface Synchroniser {
  /** Takes a snapshot (again, when the last one failed). */
  readonly take: () => void;
  readonly stop: () => void;
}

/**
 * Keeps a projection in step with main: one snapshot, then every event whose `seq` is the next one. Events that come
 * before the snapshot wait for it; a gap, or an event that is none, calls for a new snapshot.
 */
export function synchronise(bridge: Bridge, listener: SynchroniserListener): Synchroniser {
  let buffer: SequencedEvent[] = [];
  let lastSeq = 0;
  let taking = false;
  let live = false;
  /** Something was lost while a snapshot was under way: it may have been taken before the loss. */
  let lost = false;
  let stopped = false;

  const unsubscribe = bridge.subscribe({
    event: (event) => {
      if (live) deliver(event);
      else buffer.push(event);
      if (buffer.length > MAX_BUFFERED) loseTrack();
    },
    invalid: loseTrack,
  });

  function loseTrack(): void {
    buffer = [];
    lost = true;
    if (live) take();
  }

  function deliver(event: SequencedEvent): void {
    if (event.seq <= lastSeq) return;
    if (event.seq === lastSeq + 1) {
      lastSeq = event.seq;
      listener.eventArrived(event.event);
      return;
    }
    live = false;
    buffer = [event];
    take();
  }

  function take(): void {
    if (taking || stopped) return;
    taking = true;
    live = false;
    lost = false;
    bridge.call('app.snapshot').then(
      (snapshot) => {
        taking = false;
        if (stopped) return;
        if (lost) take();
        else settle(snapshot);
      },
      (error: unknown) => {
        taking = false;
        if (!stopped) listener.snapshotFailed(failureOf(error));
      },
    );
  }

  function settle(snapshot: Snapshot): void {
    const waiting = buffer;
    buffer = [];
    lastSeq = snapshot.seq;
    live = true;
    listener.snapshotTaken(snapshot);
    for (const event of waiting) {
      // Toasts are not part of a snapshot, so what was said of them counts even when it is older.
      const old = event.seq <= snapshot.seq && event.event.type === 'toasts-changed';
      if (old) listener.eventArrived(event.event);
      else if (live) deliver(event);
      else buffer.push(event);
    }
  }

  return {
    take,
    stop: () => {
      stopped = true;
      unsubscribe();
    },
  };
}
