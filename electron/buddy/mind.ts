import { MAX_PERSONAL_MESSAGE_CHARACTERS, NUDGE_INTERVAL_MS } from '#protocol/limits.ts';
import { cut, echo, isOwnVoice, PHRASES, pick } from './phrases.ts';

/** Something Buddy heard. */
export type Heard = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'nudge' };

/** Something Buddy does about it. */
export type Deed =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'nudge' }
  | { readonly kind: 'setStatus'; readonly status: 'NLN' | 'AWY' | 'BSY' }
  | { readonly kind: 'setPersonalMessage'; readonly text: string };

/** What Buddy remembers of a person. Times in milliseconds of one clock. */
export interface Memory {
  /** When it answered lately. */
  readonly answeredAt: readonly number[];
  readonly nudgedAt: number | null;
}

export const NO_MEMORY: Memory = { answeredAt: [], nudgedAt: null };

export interface Thought {
  readonly deeds: readonly Deed[];
  readonly memory: Memory;
}

/** So many answers in such a time, and Buddy is silent until they are past: no two programs keep each other busy. */
export const PATIENCE = { answers: 20, perMs: 60_000 };

/** How somebody is spoken to in a group: by name. */
const NAME = /\bbuddy\b/i;

/** Words and what they do, first fit wins. */
const RULES: readonly {
  readonly words: RegExp;
  readonly deeds: (match: RegExpExecArray, choice: number) => readonly Deed[];
}[] = [
  { words: /^(?:help|\?|what can you do)\b/i, deeds: () => [say(PHRASES.help)] },
  {
    words: /^nudge(?: me)?(?: please)?$/i,
    deeds: () => [say(PHRASES.nudging), { kind: 'nudge' }],
  },
  {
    words: /^(?:go |be )?away$/i,
    deeds: () => [say(PHRASES.away), { kind: 'setStatus', status: 'AWY' }],
  },
  {
    words: /^(?:be )?busy$/i,
    deeds: () => [say(PHRASES.busy), { kind: 'setStatus', status: 'BSY' }],
  },
  {
    words: /^(?:come )?(?:back|online|available)$/i,
    deeds: () => [{ kind: 'setStatus', status: 'NLN' }, say(PHRASES.back)],
  },
  {
    words: /^personal message:?\s*(.*)$/is,
    deeds: ([, text = '']) => {
      const line = cut(text.replaceAll(/\s+/g, ' ').trim(), MAX_PERSONAL_MESSAGE_CHARACTERS);
      if (line === '') return [say(PHRASES.personalMessageMissing)];
      return [{ kind: 'setPersonalMessage', text: line }, say(PHRASES.personalMessageSet)];
    },
  },
  {
    words: /^(?:hello|hi|hey|good (?:morning|day|afternoon|evening))\b/i,
    deeds: (_, choice) => [say(pick(PHRASES.hello, choice))],
  },
  { words: /^(?:thanks|thank you)\b/i, deeds: () => [say(PHRASES.thanks)] },
  { words: /^(?:bye|goodbye|see you|good night)\b/i, deeds: () => [say(PHRASES.goodbye)] },
];

/**
 * What to do about something heard. The same input gives the same thought.
 *
 * @param inGroup Whether others listen: then Buddy speaks only when spoken to.
 * @param choice From 0 up to but not 1: picks among phrases that are as good.
 */
export function think(heard: Heard, memory: Memory, inGroup: boolean, now: number, choice: number): Thought {
  const lately = memory.answeredAt.filter((at) => now - at < PATIENCE.perMs);
  const known = { ...memory, answeredAt: lately };
  if (lately.length >= PATIENCE.answers || (inGroup && !addressed(heard)) || fromOwnKind(heard)) {
    return { deeds: [], memory: known };
  }
  const answered = { ...known, answeredAt: [...lately, now] };
  if (answered.answeredAt.length === PATIENCE.answers)
    return { deeds: [say(PHRASES.tired)], memory: answered };
  if (heard.kind === 'text') return { deeds: answerTo(heard.text, choice), memory: answered };
  const soon = memory.nudgedAt !== null && now - memory.nudgedAt < NUDGE_INTERVAL_MS;
  if (soon) return { deeds: [say(PHRASES.nudgedTooSoon)], memory: answered };
  return {
    deeds: [say(pick(PHRASES.nudgedBack, choice)), { kind: 'nudge' }],
    memory: { ...answered, nudgedAt: now },
  };
}

function answerTo(text: string, choice: number): readonly Deed[] {
  const words = text.trim().replace(/[.!]+$/, '');
  for (const rule of RULES) {
    const match = rule.words.exec(words);
    if (match !== null) return rule.deeds(match, choice);
  }
  return [say(echo(text.trim(), choice))];
}

function addressed(heard: Heard): boolean {
  return heard.kind === 'text' && NAME.test(heard.text);
}

function fromOwnKind(heard: Heard): boolean {
  return heard.kind === 'text' && isOwnVoice(heard.text);
}

function say(text: string): Deed {
  return { kind: 'say', text };
}
