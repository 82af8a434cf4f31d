import { describe, expect, test } from 'vitest';
import {
  EMPTY_LIST,
  withAdded,
  withChanged,
  withNewestPage,
  withOlderPage,
  type MessageList,
} from './message-list.ts';
import { message } from './samples.ts';

const listOf = (...ids: readonly string[]): MessageList => ({
  messages: ids.map((id) => message(id)),
  hasMore: true,
  loading: true,
  loaded: true,
});
const page = (hasMore: boolean, ...ids: readonly string[]) => ({
  messages: ids.map((id) => message(id)),
  hasMore,
});
const ids = (list: MessageList) => list.messages.map(({ id }) => id).join('');

describe('one message', () => {
  test('goes to the end', () => expect(ids(withAdded(listOf('1', '2'), message('3')))).toBe('123'));

  test('that is there already is replaced where it stands', () => {
    const list = withAdded(listOf('1', '2'), message('1', { text: 'again' }));
    expect(ids(list)).toBe('12');
    expect(list.messages[0]?.text).toBe('again');
  });

  test('that is not loaded does not change', () => {
    const list = listOf('1');
    expect(withChanged(list, message('9'))).toBe(list);
  });

  test('too many: the oldest go, and can be asked for again', () => {
    let list: MessageList = {
      ...EMPTY_LIST,
      messages: Array.from({ length: 5_000 }, (_, index) => message(`${index}`)),
    };
    list = withAdded(list, message('last'));
    expect(list.messages).toHaveLength(4_000);
    expect(list.messages.at(-1)?.id).toBe('last');
    expect(list.hasMore).toBe(true);
  });
});

describe('an older page', () => {
  test('goes in front, without what is there already', () => {
    const list = withOlderPage(listOf('3', '4'), page(false, '1', '2', '3'));
    expect(ids(list)).toBe('1234');
    expect(list).toMatchObject({ hasMore: false, loading: false });
  });
});

describe('the newest page', () => {
  test('is the list at first, with what arrived meanwhile behind it', () => {
    const list = withNewestPage(
      { ...EMPTY_LIST, messages: [message('3'), message('4')] },
      [],
      page(true, '1', '2', '3'),
    );
    expect(ids(list)).toBe('1234');
    expect(list).toMatchObject({ hasMore: true, loading: false, loaded: true });
  });

  test('takes the place of what it overlaps; older pages stay', () => {
    const before = listOf('1', '2', '3');
    const list = withNewestPage(before, before.messages, page(true, '3', '4', '5'));
    expect(ids(list)).toBe('12345');
  });

  test('stands alone when something between may be missing', () => {
    const before = { ...listOf('1', '2'), hasMore: false };
    const list = withNewestPage(before, before.messages, page(true, '8', '9'));
    expect(ids(list)).toBe('89');
    expect(list.hasMore).toBe(true);
  });

  test('does not take back a change that came while it was on its way', () => {
    const before = listOf('1', '2');
    const now = withChanged(before, message('2', { delivery: 'delivered' }));
    const list = withNewestPage(now, before.messages, page(true, '1', '2'));
    expect(list.messages[1]?.delivery).toBe('delivered');
  });

  test('brings a change that no event told of', () => {
    const before = listOf('1');
    const list = withNewestPage(before, before.messages, {
      messages: [message('1', { delivery: 'undelivered' })],
      hasMore: false,
    });
    expect(list.messages[0]?.delivery).toBe('undelivered');
  });
});
