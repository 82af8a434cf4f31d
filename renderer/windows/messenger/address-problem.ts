/** What is wrong with an address that was typed, in words; null when it may be one. White space around it does not count. */
export function addressProblem(typed: string): string | null {
  const address = typed.trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) return 'An address looks like someone@example.com.';
  // Copied from somewhere it may bring along what nobody sees, and then it is another address.
  if (/\p{C}/u.test(address)) return 'There is something invisible in it: type the address yourself.';
  return null;
}
