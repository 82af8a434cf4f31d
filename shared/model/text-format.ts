import { z } from 'zod/mini';

/**
 * How a message is drawn: the keys of `X-MMS-IM-Format` (facts §11, look §7) as a program wants them.
 * There is no size: the reader chooses it.
 */
export const textFormatSchema = z.object({
  /** Font family name, at most 64 characters. */
  font: z.string().check(z.maxLength(64)),
  bold: z.boolean(),
  italic: z.boolean(),
  underline: z.boolean(),
  strike: z.boolean(),
  /** `#rrggbb`, lower case. */
  colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** Windows character-set number, 0 to 255. */
  charset: z.number().check(z.minimum(0), z.maximum(255)),
  /** Windows pitch-and-family byte, 0 to 255. */
  pitchAndFamily: z.number().check(z.minimum(0), z.maximum(255)),
  rightToLeft: z.boolean(),
});
export type TextFormat = z.infer<typeof textFormatSchema>;

export const DEFAULT_TEXT_FORMAT: TextFormat = {
  font: 'Segoe UI',
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  colour: '#000000',
  charset: 0,
  pitchAndFamily: 0x22,
  rightToLeft: false,
};
