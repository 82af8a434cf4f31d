/** One message of a selection, or the selected part of it. */
export interface CopiedPart {
  /** The block it stands in: messages under one heading share it. */
  readonly blockId: string;
  /** `Alice says:`; null for an event, which has none. */
  readonly heading: string | null;
  readonly text: string;
}

/** Plain text of a selection: within one message just its words; across several, with headings and indented lines. */
export function copiedText(parts: readonly CopiedPart[]): string {
  if (parts.length === 1) return parts[0]?.text ?? '';
  const lines: string[] = [];
  let blockId: string | null = null;
  for (const part of parts) {
    if (part.heading === null) {
      lines.push(part.text);
    } else {
      if (part.blockId !== blockId) lines.push(part.heading);
      lines.push(...part.text.split('\n').map((line) => `  ${line}`));
    }
    blockId = part.blockId;
  }
  return lines.join('\n');
}
