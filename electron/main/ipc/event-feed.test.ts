import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent, SequencedEvent } from '#shared/ipc/events.ts';
import { EventFeed } from './event-feed.ts';

const event: AppEvent = { type: 'account-removed', accountId: 'a' };
let sent: SequencedEvent[];
let feed: EventFeed;
beforeEach(() => {
  sent = [];
  feed = new EventFeed((next) => sent.push(next));
});
const numbers = (): number[] => sent.map(({ seq }) => seq);

describe('EventFeed', () => {
  it('is silent until the page has asked', () => {
    feed.deliver(event);
    feed.invalidate(event);
    expect(sent).toEqual([]);
    expect(feed.begin()).toBe(0);
    feed.deliver(event);
    feed.deliver(event);
    expect(sent).toEqual([
      { seq: 1, event },
      { seq: 2, event },
    ]);
    expect(feed.begin()).toBe(2);
  });

  it('is silent again after the page has gone, and goes on counting for the next one', () => {
    feed.begin();
    feed.deliver(event);
    feed.reset();
    feed.deliver(event);
    expect(feed.begin()).toBe(1);
    feed.deliver(event);
    expect(numbers()).toEqual([1, 2]);
  });

  it('leaves a gap after the page did not respond', () => {
    feed.begin();
    feed.deliver(event);
    feed.hold();
    for (let index = 0; index < 100; index++) feed.deliver(event);
    feed.release(event);
    expect(numbers()).toEqual([1, 3]);
    expect(feed.begin()).toBe(3);
  });

  it('does not begin by itself when a page that never asked responds again', () => {
    feed.hold();
    feed.release(event);
    feed.deliver(event);
    expect(sent).toEqual([]);
  });

  it('leaves a gap when the page holds the wrong things', () => {
    feed.begin();
    feed.invalidate(event);
    expect(numbers()).toEqual([2]);
  });
});
