import { describe, expect, it } from 'vitest';
import { NO_MEMORY, PATIENCE, think, type Memory } from './mind.ts';
import { echo, isOwnVoice, PHRASES } from './phrases.ts';

const NOW = 1_000_000;
const hear = (text: string, memory: Memory = NO_MEMORY, now = NOW) =>
  think({ kind: 'text', text }, memory, false, now, 0);
const say = (text: string) => ({ kind: 'say', text });

describe('Buddy', () => {
  it.each([
    ['hello', [say(PHRASES.hello[0])]],
    ['Hi there!', [say(PHRASES.hello[0])]],
    ['help', [say(PHRASES.help)]],
    ['?', [say('You wrote: ?')]],
    ['Nudge me!', [say(PHRASES.nudging), { kind: 'nudge' }]],
    ['away', [say(PHRASES.away), { kind: 'setStatus', status: 'AWY' }]],
    ['BUSY', [say(PHRASES.busy), { kind: 'setStatus', status: 'BSY' }]],
    ['back', [{ kind: 'setStatus', status: 'NLN' }, say(PHRASES.back)]],
    [
      'personal message  Gone\nfishing ',
      [{ kind: 'setPersonalMessage', text: 'Gone fishing' }, say(PHRASES.personalMessageSet)],
    ],
    ['personal message', [say(PHRASES.personalMessageMissing)]],
    ['thanks', [say(PHRASES.thanks)]],
    ['bye', [say(PHRASES.goodbye)]],
    ['The weather is fine', [say('You wrote: The weather is fine')]],
  ])('answers %j', (text, deeds) => {
    expect(hear(text).deeds).toEqual(deeds);
  });

  it('keeps a personal message within 129 characters', () => {
    expect(hear(`personal message ${'x'.repeat(500)}`).deeds[0]).toEqual({
      kind: 'setPersonalMessage',
      text: 'x'.repeat(129),
    });
  });

  it('repeats only the beginning of a long text', () => {
    expect(echo('😀'.repeat(5000), 0)).toBe(`You wrote: ${'😀'.repeat(200)}…`);
  });

  it('nudges back, but not again within ten seconds', () => {
    const nudge = (memory: Memory, now: number) => think({ kind: 'nudge' }, memory, false, now, 0);
    const first = nudge(NO_MEMORY, NOW);
    expect(first.deeds).toEqual([say(PHRASES.nudgedBack[0]), { kind: 'nudge' }]);
    const second = nudge(first.memory, NOW + 9_999);
    expect(second.deeds).toEqual([say(PHRASES.nudgedTooSoon)]);
    expect(nudge(second.memory, NOW + 10_000).deeds).toEqual(first.deeds);
  });

  it('never answers what it would say itself', () => {
    for (const phrase of Object.values(PHRASES).flat()) expect(hear(phrase).deeds).toEqual([]);
    for (const choice of [0, 0.99]) expect(hear(echo('anything', choice)).deeds).toEqual([]);
    expect(isOwnVoice('Something a person says')).toBe(false);
  });

  it('says that it is tired after 20 answers in a minute, and then nothing until they are past', () => {
    let memory = NO_MEMORY;
    for (let count = 1; count < PATIENCE.answers; count += 1) {
      const thought = hear(`message ${count}`, memory, NOW + count);
      expect(thought.deeds).toHaveLength(1);
      memory = thought.memory;
    }
    const last = hear('one more', memory, NOW + 100);
    expect(last.deeds).toEqual([say(PHRASES.tired)]);
    expect(hear('and another', last.memory, NOW + 200).deeds).toEqual([]);
    expect(hear('later', last.memory, NOW + 200 + PATIENCE.perMs).deeds).toHaveLength(1);
  });

  it('speaks in a group only when its name is said', () => {
    const inGroup = (text: string) => think({ kind: 'text', text }, NO_MEMORY, true, NOW, 0).deeds;
    expect(inGroup('hello everybody')).toEqual([]);
    expect(inGroup('hello Buddy')).toEqual([say(PHRASES.hello[0])]);
    expect(think({ kind: 'nudge' }, NO_MEMORY, true, NOW, 0).deeds).toEqual([]);
  });
});
