import type { CSSProperties } from 'react';
import type { TextFormat } from '#shared/model/text-format.ts';

const SANS = "'Segoe UI', 'Open Sans', sans-serif";

/** What stands in where a font is missing (look §7, §14.3), by lower-case name. */
const STAND_INS: Readonly<Record<string, string>> = {
  'ms shell dlg': `'Microsoft Sans Serif', Tahoma, Arimo, Arial, ${SANS}`,
  'ms shell dlg 2': `Tahoma, 'DejaVu Sans Condensed', ${SANS}`,
  'ms sans serif': `'Microsoft Sans Serif', Arimo, Arial, ${SANS}`,
  'microsoft sans serif': `Arimo, Arial, ${SANS}`,
  tahoma: `'DejaVu Sans Condensed', Verdana, ${SANS}`,
  'segoe ui': `'Open Sans', sans-serif`,
  arial: `Arimo, 'Liberation Sans', Helvetica, ${SANS}`,
  verdana: `'DejaVu Sans', ${SANS}`,
  'trebuchet ms': `Fira Sans, ${SANS}`,
  'comic sans ms': `'Comic Neue', 'Comic Relief', 'Chalkboard SE', cursive`,
  'courier new': `'Liberation Mono', 'DejaVu Sans Mono', monospace`,
  'times new roman': `'Liberation Serif', 'DejaVu Serif', serif`,
  georgia: `Gelasio, 'DejaVu Serif', serif`,
};

/** The generic family that the second digit of `PF` names: 1 Roman, 3 Modern, 4 Script, 5 Decorative (look §7). */
const GENERIC_BY_FAMILY: Readonly<Record<number, string>> = {
  1: `'DejaVu Serif', serif`,
  3: `'DejaVu Sans Mono', monospace`,
  4: 'cursive',
  5: 'fantasy',
};

/** Fonts for a CSS `font-family`: the one that was asked for, then what comes close. The name may be anything. */
export function fontStack(font: string, pitchAndFamily: number): string {
  // A vertical variant of an East Asian font is called @Name.
  const name = font
    .replace(/["\\\p{Cc}]/gu, '')
    .replace(/^@/, '')
    .trim();
  const isFixed = (pitchAndFamily & 0x0f) === 1;
  const generic = isFixed ? GENERIC_BY_FAMILY[3] : GENERIC_BY_FAMILY[pitchAndFamily >> 4];
  const fallback = STAND_INS[name.toLowerCase()] ?? generic ?? SANS;
  return name === '' ? fallback : `"${name}", ${fallback}`;
}

/** Below this contrast with the paper, text is hard to make out. */
const MIN_CONTRAST = 3;

type Rgb = readonly [number, number, number];

function toRgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const first = luminance(toRgb(one));
  const second = luminance(toRgb(other));
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/**
 * The colour nearest to `colour` that can be read on `paper` (both `#rrggbb`): itself where it can, else step by step
 * darker on light paper and lighter on dark paper.
 */
export function readableColour(colour: string, paper = '#ffffff'): string {
  const target = luminance(toRgb(paper)) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 10; step++) {
    const parts = toRgb(colour).map((part) => Math.round(part + ((target - part) * step) / 10));
    const candidate = `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(candidate, paper) >= MIN_CONTRAST) return candidate;
  }
  return target === 0 ? '#000000' : '#ffffff';
}

/** How text of that format is drawn, size apart: that is the reader's (look §7). */
export function formatStyle(format: TextFormat): CSSProperties {
  const lines = [format.underline && 'underline', format.strike && 'line-through'].filter(Boolean);
  return {
    fontFamily: fontStack(format.font, format.pitchAndFamily),
    fontWeight: format.bold ? 'bold' : 'normal',
    fontStyle: format.italic ? 'italic' : 'normal',
    textDecorationLine: lines.length > 0 ? lines.join(' ') : 'none',
    color: readableColour(format.colour),
  };
}
