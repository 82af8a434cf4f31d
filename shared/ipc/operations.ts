import { z } from 'zod/mini';
import {
  accountSchema,
  dialectChoiceSchema,
  serverChoiceSchema,
  serverEndpointsSchema,
} from '../model/account.ts';
import { rosterSchema } from '../model/contact.ts';
import { failureSchema } from '../model/failure.ts';
import { conversationSchema, messageSchema } from '../model/message.ts';
import { selectableStatusSchema } from '../model/presence.ts';
import { settingsPatchSchema, settingsSchema } from '../model/settings.ts';
import { textFormatSchema } from '../model/text-format.ts';
import { noticeSchema } from './events.ts';

const id = z.string().check(z.minLength(1), z.maxLength(512));
const address = z.string().check(z.trim(), z.minLength(1), z.maxLength(129));
const displayName = z.string().check(z.minLength(1), z.maxLength(387));
const groupName = z.string().check(z.trim(), z.minLength(1), z.maxLength(61));
const nothing = z.void();
const account = z.object({ accountId: id });
const conversation = z.object({ accountId: id, conversationId: id });
const contact = z.object({ accountId: id, address });

/** A server the sign-in window offers by name. */
export const serverPresetSchema = z.object({
  id: z.string(),
  name: z.string(),
  endpoints: serverEndpointsSchema,
});
export type ServerPreset = z.infer<typeof serverPresetSchema>;

/** Everything a window needs to draw itself; later events carry a `seq` above this one's. */
export const snapshotSchema = z.object({
  seq: z.number(),
  settings: settingsSchema,
  accounts: z.array(accountSchema),
  /** Rosters of the accounts that are signed in (or reconnecting), by account id. */
  rosters: z.record(z.string(), rosterSchema),
  conversations: z.array(conversationSchema),
  notices: z.array(noticeSchema),
  presets: z.array(serverPresetSchema),
  /** Whether the system has a keychain in which a password can be kept. */
  secureStorage: z.boolean(),
  /** What this window is for: bound by main, not by the address bar. */
  window: z.object({ accountId: z.nullable(z.string()), conversationId: z.nullable(z.string()) }),
  version: z.string(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const signInRequestSchema = z.object({
  server: serverChoiceSchema,
  dialect: dialectChoiceSchema,
  address,
  /** Null: use the remembered one. */
  password: z.nullable(z.string().check(z.maxLength(256))),
  status: selectableStatusSchema,
  rememberMe: z.boolean(),
  rememberPassword: z.boolean(),
  signInAutomatically: z.boolean(),
  /** Make the account on the local server first; refused elsewhere. */
  createAccount: z.boolean(),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** One page of a conversation's past, oldest first. */
export const historyPageSchema = z.object({ messages: z.array(messageSchema), hasMore: z.boolean() });
export type HistoryPage = z.infer<typeof historyPageSchema>;

/**
 * Every operation a window can ask of main: its input and its answer. This map is the only source of IPC types;
 * both sides validate against it. An operation either answers or fails with a `Failure`.
 */
export const operations = {
  'app.snapshot': { input: nothing, output: snapshotSchema },

  'app.dismissNotice': { input: z.object({ noticeId: id }), output: nothing },

  /**
   * Answers as soon as the attempt has begun; how it goes comes as `account-changed` (its phase, or a failure with the
   * phase back at `signed-out`). Fails only for what is wrong before: an account that cannot be made, no password. The
   * window that asks belongs to the account from then on.
   */
  'account.signIn': { input: signInRequestSchema, output: z.object({ accountId: id }) },
  'account.cancelSignIn': { input: account, output: nothing },
  'account.signOut': { input: account, output: nothing },
  /** Removes a remembered account, its password and (when asked) its history. */
  'account.forget': { input: z.object({ accountId: id, deleteHistory: z.boolean() }), output: nothing },
  'account.reconnectNow': { input: account, output: nothing },

  'self.setStatus': { input: z.object({ accountId: id, status: selectableStatusSchema }), output: nothing },
  'self.setName': { input: z.object({ accountId: id, name: displayName }), output: nothing },
  'self.setPersonalMessage': {
    input: z.object({ accountId: id, text: z.string().check(z.maxLength(129)) }),
    output: nothing,
  },
  'self.setPrivacy': {
    input: z.object({ accountId: id, privacy: z.enum(['allow', 'block']) }),
    output: nothing,
  },

  'contact.add': { input: z.object({ accountId: id, address, groupId: z.nullable(id) }), output: nothing },
  'contact.remove': { input: z.object({ accountId: id, address, alsoBlock: z.boolean() }), output: nothing },
  'contact.block': { input: contact, output: nothing },
  'contact.unblock': { input: contact, output: nothing },
  /** `fromGroupId` null copies (or, from "Other contacts", moves) into `toGroupId`; `toGroupId` null takes out of the group. */
  'contact.move': {
    input: z.object({ accountId: id, address, fromGroupId: z.nullable(id), toGroupId: z.nullable(id) }),
    output: nothing,
  },
  /** Answers "X has added you". */
  'contact.answerRequest': {
    input: z.object({ accountId: id, address, allow: z.boolean(), addToList: z.boolean() }),
    output: nothing,
  },
  'group.create': { input: z.object({ accountId: id, name: groupName }), output: z.object({ groupId: id }) },
  'group.rename': { input: z.object({ accountId: id, groupId: id, name: groupName }), output: nothing },
  'group.remove': { input: z.object({ accountId: id, groupId: id }), output: nothing },

  /** Opens (or brings forward) the window of the conversation with a contact. */
  'conversation.open': { input: contact, output: z.object({ conversationId: id }) },
  'conversation.history': {
    input: z.object({
      accountId: id,
      conversationId: id,
      beforeMessageId: z.nullable(id),
      limit: z.number(),
    }),
    output: historyPageSchema,
  },
  'conversation.send': {
    input: z.object({
      accountId: id,
      conversationId: id,
      text: z.string().check(z.minLength(1), z.maxLength(100_000)),
      format: textFormatSchema,
    }),
    output: z.object({ messageId: id }),
  },
  /** Sends an undelivered message once more, as the same entry. */
  'conversation.retry': {
    input: z.object({ accountId: id, conversationId: id, messageId: id }),
    output: nothing,
  },
  'conversation.nudge': { input: conversation, output: nothing },
  'conversation.typing': { input: conversation, output: nothing },
  'conversation.invite': { input: z.object({ accountId: id, conversationId: id, address }), output: nothing },
  /** The window shows the conversation and has the focus: nothing in it is unread any more. */
  'conversation.markRead': { input: conversation, output: nothing },
  'history.search': {
    input: z.object({ accountId: id, query: z.string().check(z.maxLength(256)), limit: z.number() }),
    output: z.array(messageSchema),
  },

  'settings.update': { input: settingsPatchSchema, output: nothing },

  /** Opens a sign-in window for one more account. */
  'window.addAccount': { input: nothing, output: nothing },
  'window.openAccount': { input: account, output: nothing },
  'window.close': { input: nothing, output: nothing },
  /** Asks the person, then hands an http(s) address to the system's browser. Answers whether it was opened. */
  'window.openLink': {
    input: z.object({ url: z.string().check(z.maxLength(2048)) }),
    output: z.object({ opened: z.boolean() }),
  },
  'toast.activate': { input: z.object({ toastId: id }), output: nothing },
  'toast.dismiss': { input: z.object({ toastId: id }), output: nothing },
} as const;

export type OperationName = keyof typeof operations;
export type OperationInput<N extends OperationName> = z.infer<(typeof operations)[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<(typeof operations)[N]['output']>;

/** What travels back over the channel: `invoke` never rejects, so that a failure keeps its type. */
export const operationResultSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
]);
export type OperationResult = z.infer<typeof operationResultSchema>;
