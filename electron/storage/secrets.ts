import type { NoticeListener, SecretPort, Secrets } from './contract.ts';
import { AtomicWriter } from './files/atomic-writer.ts';
import { asFileError } from './files/file-error.ts';
import { type FileFormat, loadVersionedFile } from './files/versioned-file.ts';
import type { StorageNotice } from './notices.ts';
import { StorageError } from './storage-error.ts';

/** Encrypted passwords in base64, by account id. */
type EncryptedPasswords = ReadonlyMap<string, string>;

function parse(content: unknown): EncryptedPasswords {
  const passwords: unknown =
    typeof content === 'object' && content !== null && 'passwords' in content ? content.passwords : undefined;
  if (!Array.isArray(passwords)) throw new Error('There is no list of passwords.');
  return new Map(
    passwords.map((entry: unknown): [string, string] => {
      if (Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string') {
        return [entry[0], entry[1]];
      }
      throw new Error('An entry of the list is no password.');
    }),
  );
}

const FORMAT: FileFormat<EncryptedPasswords> = {
  subject: 'secrets',
  version: 1,
  migrations: new Map(),
  parse,
  empty: () => new Map(),
};

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export interface OpenSecretsOptions {
  readonly path: string;
  readonly port: SecretPort;
  /** Hears when a remembered password turns out not to be readable. */
  readonly onNotice: NoticeListener;
  readonly now?: () => Date;
}

/** Remembered passwords, in a file of their own that is worth nothing without this computer's keychain. See `Secrets`. */
export class SecretStore implements Secrets {
  readonly #options: OpenSecretsOptions;
  readonly #encrypted: Map<string, string>;
  readonly #writer: AtomicWriter | StorageNotice;

  /** `writer` is the notice why when the file must stay as it is. */
  constructor(
    options: OpenSecretsOptions,
    encrypted: EncryptedPasswords,
    writer: AtomicWriter | StorageNotice,
  ) {
    this.#options = options;
    this.#encrypted = new Map(encrypted);
    this.#writer = writer;
  }

  async remember(accountId: string, password: string): Promise<void> {
    const encrypted = this.#encrypt(password);
    const before = this.#encrypted.get(accountId);
    this.#encrypted.set(accountId, encrypted);
    try {
      await this.#write();
    } catch (error) {
      if (this.#encrypted.get(accountId) === encrypted) this.#putBack(accountId, before);
      throw asFileError(error);
    }
  }

  recall(accountId: string): string | null {
    const encrypted = this.#encrypted.get(accountId);
    if (encrypted === undefined) return null;
    const { port, path, onNotice } = this.#options;
    try {
      if (!port.available()) throw new Error('The keychain is not available.');
      return port.decrypt(Buffer.from(encrypted, 'base64'));
    } catch (error) {
      const detail = messageOf(error);
      onNotice({ subject: 'secrets', problem: 'undecryptable', path, keptAs: null, detail });
      return null;
    }
  }

  async forget(accountId: string): Promise<void> {
    if (this.#encrypted.delete(accountId)) await this.#write();
  }

  #encrypt(password: string): string {
    const { port } = this.#options;
    if (!port.available()) {
      throw new StorageError('no-secure-storage', 'This system offers no keychain to keep a password in.');
    }
    try {
      return Buffer.from(port.encrypt(password)).toString('base64');
    } catch (error) {
      throw new StorageError('no-secure-storage', messageOf(error), error);
    }
  }

  #putBack(accountId: string, encrypted: string | undefined): void {
    if (encrypted === undefined) this.#encrypted.delete(accountId);
    else this.#encrypted.set(accountId, encrypted);
  }

  async #write(): Promise<void> {
    if (!(this.#writer instanceof AtomicWriter)) {
      const { problem, detail } = this.#writer;
      throw new StorageError(problem === 'too-new' ? 'too-new' : 'unavailable', detail);
    }
    await this.#writer.write(
      `${JSON.stringify({ version: FORMAT.version, passwords: [...this.#encrypted] })}\n`,
    );
  }
}

export interface OpenedSecrets {
  readonly secrets: SecretStore;
  /** What the person should be told. */
  readonly notices: readonly StorageNotice[];
}

/** Opens the remembered passwords, whatever state their file is in. Never throws. */
export function openSecrets(options: OpenSecretsOptions): OpenedSecrets {
  const { path, now = () => new Date() } = options;
  const { value, notice, writable } = loadVersionedFile(path, FORMAT, now);
  const writer = writable || notice === null ? new AtomicWriter(path) : notice;
  return { secrets: new SecretStore(options, value, writer), notices: notice === null ? [] : [notice] };
}
