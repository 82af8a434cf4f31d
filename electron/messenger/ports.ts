import type { ServerEndpoints } from '#shared/model/account.ts';
import type { AppEvent } from '#shared/ipc/events.ts';
import type { OperationInput, OperationName, OperationOutput, Snapshot } from '#shared/ipc/operations.ts';
import type { Bounds } from '#shared/model/settings.ts';
import type { SecretPort } from '#storage/contract.ts';

/** Operations that are about windows, not about messaging: the shell answers them itself. */
export type ShellOperationName = Extract<
  OperationName,
  `window.${string}` | `toast.${string}` | 'app.snapshot'
>;
/** Operations the messenger answers. */
export type MessengerOperationName = Exclude<OperationName, ShellOperationName>;

/** A handler for each operation the messenger answers; it rejects with a `MessengerError` that carries a `Failure`. */
export type MessengerOperations = {
  readonly [N in MessengerOperationName]: (input: OperationInput<N>) => Promise<OperationOutput<N>>;
};

/** Our own server on this computer, as the shell runs it in a process of its own. */
export interface LocalServer {
  /** Starts it if it is not running; answers where it listens. Rejects with a `Failure`-carrying error. */
  readonly start: () => Promise<ServerEndpoints>;
  /** Makes an account on it (with Buddy on its list). `already` when the address is taken. */
  readonly createAccount: (account: LocalAccount) => Promise<'created' | 'already'>;
}

/** An account to be made on our own server. */
export interface LocalAccount {
  readonly address: string;
  /** Secret. */
  readonly password: string;
  /** Whether clients that prove the password by a salted MD5 can use it; then that is stored too. */
  readonly allowOldClients: boolean;
}

/** What the messenger needs of the program around it. */
export interface Shell {
  readonly localServer: LocalServer;
  /** Shows the window of a conversation: `focus` when the person asked for it, else quietly in the task bar. */
  readonly showConversation: (accountId: string, conversationId: string, how: 'focus' | 'quietly') => void;
  /** Whether the conversation's window has the focus right now. */
  readonly isConversationFocused: (accountId: string, conversationId: string) => boolean;
  /** Shows a toast; the shell stacks and expires them. */
  readonly showToast: (toast: {
    readonly accountId: string;
    readonly kind: 'signed-in' | 'message' | 'nudge' | 'added-you';
    readonly title: string;
    readonly text: string;
    /** What a click opens: a conversation, or the contact list. */
    readonly conversationId: string | null;
  }) => void;
  /** Whole seconds since the person last touched keyboard or mouse. */
  readonly idleSeconds: () => number;
}

/** Hears everything that changes, in order. */
export type AppEventListener = (event: AppEvent) => void;

/** Where lines for the log go. What is given is written down: no password, ticket or message text. */
export interface Log {
  readonly debug: (text: string) => void;
  readonly info: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly error: (text: string, cause?: unknown) => void;
}

/** What the messenger is opened with. */
export interface MessengerOptions {
  /** An existing folder, held by this process alone. */
  readonly profileDirectory: string;
  readonly shell: Shell;
  readonly secretPort: SecretPort;
  readonly log: Log;
}

/** The messenger, as the shell holds it. */
export interface MessengerFace {
  readonly operations: MessengerOperations;
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: AppEventListener) => () => void;
  /** What windows are shown; the rest of a `Snapshot` only the shell knows. */
  readonly snapshot: () => Omit<Snapshot, 'seq' | 'window' | 'version'>;
  /** Signs in the accounts that asked for it. Called once, when the shell is ready to show what comes of it. */
  readonly signInAutomatically: () => void;
  /** Changes the remembered places of windows, by window name (`Settings.windows`). */
  readonly rememberWindows: (change: (places: Record<string, Bounds>) => Record<string, Bounds>) => void;
  /** The machine was asleep: no line that was open then can be trusted. */
  readonly wake: () => void;
  /** Signs everybody out, stops every timer and writes what is not written yet. Never rejects. */
  readonly close: () => Promise<void>;
}
