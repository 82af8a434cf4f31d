import { copiedText, type CopiedPart } from './copied-text.ts';

/** What of the history is selected, as plain text: with names where it spans several messages. */
export function selectedText(root: HTMLElement): string {
  const selection = window.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return '';
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return '';
  const parts: CopiedPart[] = [];
  for (const element of root.querySelectorAll('[data-text]')) {
    if (!range.intersectsNode(element)) continue;
    const text = partWithin(range, element);
    if (text === '') continue;
    const block = element.closest('[data-block]');
    parts.push({
      blockId: block?.getAttribute('data-block') ?? '',
      heading: block?.querySelector('[data-heading]')?.textContent ?? null,
      text,
    });
  }
  return parts.length === 0 ? selection.toString() : copiedText(parts);
}

function partWithin(range: Range, element: Element): string {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (element.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (element.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}

/** Selects the whole history. */
export function selectHistory(root: HTMLElement): void {
  root.focus();
  window.getSelection()?.selectAllChildren(root);
}

/** Puts text on the clipboard. The asynchronous clipboard needs a permission that no page of ours has. */
export function copyText(text: string): void {
  function give(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  document.addEventListener('copy', give, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
}
