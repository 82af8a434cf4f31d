/** Guards a figure against measuring what does not do its work. */
export function requireCount(what: string, counted: number, expected: number): void {
  if (counted !== expected) throw new Error(`${what}: ${counted} instead of ${expected}`);
}
