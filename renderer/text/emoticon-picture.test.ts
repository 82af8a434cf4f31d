import { expect, test } from 'vitest';
import { EMOTICONS } from '#shared/text/emoticons.ts';
import { DRAWINGS } from './emoticon-picture.tsx';

test('every emoticon has its drawing, and every drawing its emoticon', () => {
  expect(Object.keys(DRAWINGS).sort()).toEqual(EMOTICONS.map((emoticon) => emoticon.id).sort());
});
