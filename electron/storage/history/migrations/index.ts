import type { Migration } from '../../sqlite/migrate.ts';
import { messagesMigration } from './0001-messages.ts';

/** Every step of the history's shape, in order. */
export const HISTORY_MIGRATIONS: readonly Migration[] = [messagesMigration];
