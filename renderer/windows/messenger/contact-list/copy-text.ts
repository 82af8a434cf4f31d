/**
 * Puts a text on the clipboard, within a click or key press. The asynchronous clipboard needs a permission, and our
 * windows are granted none; the copy command of the page needs only the gesture.
 */
export function copyText(text: string): void {
  document.addEventListener(
    'copy',
    (event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    },
    { once: true },
  );
  document.execCommand('copy');
}
