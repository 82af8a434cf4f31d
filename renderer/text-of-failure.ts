import type { FailureCode } from '#shared/model/failure.ts';

/** A failure in words: what happened, and what the person can do about it. */
export interface FailureText {
  readonly happened: string;
  readonly advice: string;
}

export const TEXT_OF_FAILURE: Readonly<Record<FailureCode, FailureText>> = {
  'unknown-host': {
    happened: 'There is no server by that name.',
    advice: 'Check the server’s address and that this computer is online.',
  },
  unreachable: {
    happened: 'The server cannot be reached.',
    advice: 'Check your connection to the network, then try again.',
  },
  refused: {
    happened: 'The server’s computer answered, but nobody is listening there.',
    advice: 'Check the port, or try again later: the server may be down.',
  },
  'timed-out': {
    happened: 'The server did not answer in time.',
    advice: 'It may be busy or at another address. Try again in a moment.',
  },
  'connection-lost': {
    happened: 'The connection was lost.',
    advice: 'Check your connection to the network, then try again.',
  },
  'tls-failed': {
    happened: 'No secure connection could be made.',
    advice:
      'The server’s certificate may be wrong, or this port may not use TLS: see the connection settings.',
  },
  'closed-by-server': {
    happened: 'The server closed the connection.',
    advice: 'Try again; if it happens again, the server may not accept this kind of client.',
  },
  'protocol-violation': {
    happened: 'The server said something that makes no sense.',
    advice: 'Check that this address and port really belong to a messenger server.',
  },
  'no-common-dialect': {
    happened: 'The server speaks no dialect that Nudge knows.',
    advice: 'Choose “Best available” as the protocol in the connection settings.',
  },
  'wrong-password': {
    happened: 'The address or the password is wrong.',
    advice: 'Type them again. Passwords distinguish between capital and small letters.',
  },
  'account-not-found': {
    happened: 'There is no account with that address.',
    advice: 'Check the spelling, or sign up for a new account.',
  },
  'account-exists': {
    happened: 'There is an account with that address already.',
    advice: 'Sign in to it instead, or choose another address.',
  },
  'signed-in-elsewhere': {
    happened: 'You were signed out because you signed in at another place.',
    advice: 'Sign in again to go on here; the other place is then signed out.',
  },
  'server-shutting-down': {
    happened: 'The server is going down for maintenance.',
    advice: 'Try again in a few minutes.',
  },
  'server-busy': {
    happened: 'The server has too much to do.',
    advice: 'Try again in a few minutes.',
  },
  'web-service-failed': {
    happened: 'A web service that signing in depends on did not work.',
    advice: 'Try again later, or check the web addresses in the connection settings.',
  },
  'not-signed-in': {
    happened: 'You are not signed in.',
    advice: 'Sign in, then try again.',
  },
  'not-supported': {
    happened: 'This network cannot do that.',
    advice: 'A newer protocol may: see the connection settings before you sign in.',
  },
  'contact-offline': {
    happened: 'That contact is offline or cannot be reached.',
    advice: 'Try again when they are online.',
  },
  'contact-not-found': {
    happened: 'There is nobody with that address on this network.',
    advice: 'Check the spelling of the address.',
  },
  'already-on-list': {
    happened: 'That contact is on your list already.',
    advice: 'Look in the other groups, or use the search box.',
  },
  'list-full': {
    happened: 'Your list is full.',
    advice: 'Remove somebody or a group first.',
  },
  'invalid-name': {
    happened: 'The server does not accept that name.',
    advice: 'Choose another one: it may be too long, or have a word in it that is not allowed.',
  },
  'invalid-argument': {
    happened: 'The server does not accept what was entered.',
    advice: 'Check it for mistakes.',
  },
  'message-too-long': {
    happened: 'The message is too long.',
    advice: 'Send it in several parts.',
  },
  'too-fast': {
    happened: 'That was too fast.',
    advice: 'Wait a moment before you do it again.',
  },
  'storage-failed': {
    happened: 'Nudge could not write to its files.',
    advice: 'Check that its folder can be written to and is not in use by another program.',
  },
  'disk-full': {
    happened: 'The disk is full.',
    advice: 'Make some room, then try again.',
  },
  'no-secure-storage': {
    happened: 'This computer has no keychain to keep a password in.',
    advice: 'Sign in without remembering the password.',
  },
  cancelled: {
    happened: 'You cancelled.',
    advice: 'Begin again whenever you like.',
  },
  'server-error': {
    happened: 'The server reported an error.',
    advice: 'Try again; if it happens again, the details below may help its administrator.',
  },
  internal: {
    happened: 'Something went wrong inside Nudge.',
    advice: 'Try again; if it happens again, restart Nudge and report the details below.',
  },
};
