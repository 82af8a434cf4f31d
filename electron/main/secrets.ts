import { safeStorage } from 'electron';
import type { SecretPort } from '#storage/contract.ts';

/** The operating system's keychain, through Electron. Only once the app is ready. */
export const keychain: SecretPort = {
  available: () => safeStorage.isEncryptionAvailable() && hasRealBackend(),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};

/** Without a keyring on Linux, Electron "encrypts" with a password that is in its source. That is no secret. */
function hasRealBackend(): boolean {
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
