import { beforeEach, describe, expect, it } from 'vitest';
import { ToastStack, type StackedToast } from './toast-stack.ts';

const options = { maxVisible: 3, maxWaiting: 4, lifeMs: 8_000 };
let stack: ToastStack;
beforeEach(() => {
  stack = new ToastStack(options);
});

function toast(id: string, more: Partial<StackedToast> = {}): StackedToast {
  return {
    id,
    accountId: 'a',
    kind: 'message',
    title: id,
    text: '',
    conversationId: `conversation ${id}`,
    ...more,
  };
}
const ids = (): string[] => stack.visible.map(({ id }) => id);

describe('ToastStack', () => {
  it('shows a few; the others wait for a place and then live as long', () => {
    for (const id of ['1', '2', '3', '4', '5']) stack.add(toast(id), 0);
    expect(ids()).toEqual(['1', '2', '3']);
    stack.dismiss('2', 1_000);
    expect(ids()).toEqual(['1', '3', '4']);
    expect(stack.nextExpiry).toBe(8_000);
    stack.expire(8_000);
    expect(ids()).toEqual(['4', '5']);
    expect(stack.nextExpiry).toBe(9_000);
    stack.expire(9_000);
    expect(ids()).toEqual(['5']);
    stack.expire(16_000);
    expect(ids()).toEqual([]);
    expect(stack.nextExpiry).toBeNull();
  });

  it('forgets the oldest of those who wait when there are too many', () => {
    for (let index = 1; index <= 10; index++) stack.add(toast(String(index)), 0);
    stack.expire(8_000);
    expect(ids()).toEqual(['7', '8', '9']);
  });

  it('says the latest of somebody who goes on talking, in the same place', () => {
    stack.add(toast('1', { conversationId: 'c', text: 'one' }), 0);
    stack.add(toast('2'), 0);
    stack.add(toast('3', { conversationId: 'c', text: 'two' }), 5_000);
    expect(ids()).toEqual(['3', '2']);
    stack.expire(8_000);
    expect(ids()).toEqual(['3']);
    expect(stack.nextExpiry).toBe(13_000);
  });

  it('keeps apart what differs in kind, account or person', () => {
    const conversationId = null;
    stack.add(toast('1', { kind: 'signed-in', title: 'Bob', conversationId }), 0);
    stack.add(toast('2', { kind: 'signed-in', title: 'Bob', conversationId, accountId: 'b' }), 0);
    stack.add(toast('3', { kind: 'added-you', title: 'Bob', conversationId }), 0);
    expect(ids()).toEqual(['1', '2', '3']);
    stack.dismiss('1', 0);
    stack.add(toast('4', { kind: 'signed-in', title: 'Carol', conversationId }), 0);
    expect(ids()).toEqual(['2', '3', '4']);
  });

  it('holds what somebody points at', () => {
    stack.add(toast('1'), 0);
    stack.hold(9_000);
    stack.expire(8_500);
    expect(ids()).toEqual(['1']);
    stack.hold(8_600);
    expect(stack.nextExpiry).toBe(9_000);
  });

  it('takes away what an account or a conversation said, waiting or not', () => {
    for (const id of ['1', '2', '3', '4', '5']) {
      stack.add(toast(id, { accountId: id === '1' || id === '4' ? 'b' : 'a' }), 0);
    }
    stack.dismissAccount('b', 0);
    expect(ids()).toEqual(['2', '3', '5']);
    stack.dismissConversation('a', 'conversation 3', 0);
    stack.dismissConversation('b', 'conversation 2', 0);
    expect(ids()).toEqual(['2', '5']);
  });

  it('finds only what is on the screen', () => {
    stack.add(toast('1'), 0);
    expect(stack.find('1')?.title).toBe('1');
    expect(stack.find('2')).toBeUndefined();
  });
});
