import type { Bounds } from '#shared/model/settings.ts';

/** Somebody talks to many people in their life: the settings are not to grow with each of them. */
const MAX_PLACES = 200;

/** The places with one written down under each of `names`; those longest untouched are forgotten. */
export function remember(
  places: Readonly<Record<string, Bounds>>,
  names: readonly string[],
  { x, y, width, height }: Bounds,
): Record<string, Bounds> {
  const others = Object.entries(places).filter(([name]) => !names.includes(name));
  const renewed = names.map((name) => [name, { x, y, width, height }] as const);
  return Object.fromEntries([...others, ...renewed].slice(-MAX_PLACES));
}
