import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent, SequencedEvent } from '#shared/ipc/events.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import type { AppWindow, WindowBinding } from '../windows/app-window.ts';
import { EventFeed } from './event-feed.ts';
import { EventHub } from './event-hub.ts';

let windows: AppWindow[];
let logged: string[];
let hub: EventHub;

beforeEach(() => {
  windows = [];
  logged = [];
  const quiet = (): void => undefined;
  hub = new EventHub(() => windows, {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (text) => logged.push(text),
  });
});

/** A window whose page has taken its snapshot, and what it has heard since. */
function open(kind: AppWindow['kind'], binding: WindowBinding): SequencedEvent[] {
  const heard: SequencedEvent[] = [];
  const feed = new EventFeed((event) => heard.push(event));
  feed.begin();
  windows.push({ kind, binding, feed } as Partial<AppWindow> as AppWindow);
  return heard;
}

const settings = (textSize: number, x: number): AppEvent => ({
  type: 'settings-changed',
  settings: {
    ...DEFAULT_SETTINGS,
    appearance: { ...DEFAULT_SETTINGS.appearance, textSize },
    windows: { messenger: { x, y: 0, width: 1, height: 1 } },
  },
});

describe('EventHub', () => {
  it('tells those whom it concerns, each with numbers of its own', () => {
    const list = open('messenger', { accountId: 'a', conversationId: null });
    const talk = open('conversation', { accountId: 'a', conversationId: 'x' });
    hub.publish({ type: 'nudged', accountId: 'a', conversationId: 'x' });
    hub.publish({ type: 'group-removed', accountId: 'a', groupId: 'g' });
    hub.publish({ type: 'group-removed', accountId: 'b', groupId: 'g' });
    expect(list.map(({ seq, event }) => [seq, event.type])).toEqual([[1, 'group-removed']]);
    expect(talk.map(({ seq, event }) => [seq, event.type])).toEqual([
      [1, 'nudged'],
      [2, 'group-removed'],
    ]);
  });

  it('does not tell pages where windows are, nor that one has moved', () => {
    const heard = open('messenger', { accountId: null, conversationId: null });
    hub.publish(settings(13, 1));
    hub.publish(settings(13, 2));
    hub.publish(settings(14, 2));
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2]);
    for (const { event } of heard) {
      expect(event.type === 'settings-changed' && event.settings.windows).toEqual({});
    }
  });

  it('keeps what windows could not understand to itself, and says so in the log', () => {
    const heard = open('messenger', { accountId: 'a', conversationId: null });
    hub.publish({ type: 'group-changed', accountId: 'a', group: { id: 'g' } } as AppEvent);
    expect(heard).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/^group-changed /)]);
  });
});
