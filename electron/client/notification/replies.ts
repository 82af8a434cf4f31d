import type {
  NotificationEvent,
  NotificationEventType,
  NotificationRequestType,
} from '#protocol/dialects/notification.ts';

/** Which events answer a request, over all dialects (facts §4, §7.2, §8). What is missing has no answer. */
const REPLIES: Partial<Readonly<Record<NotificationRequestType, readonly NotificationEventType[]>>> = {
  version: ['version', 'redirected'],
  client: ['client', 'redirected'],
  policy: ['policy', 'redirected'],
  signInStart: ['signInChallenge', 'redirected'],
  signInAnswer: ['signedIn', 'redirected'],
  synchronize: ['synchronizing'],
  setStatus: ['statusSet'],
  setPrivacy: ['privacy'],
  setPrompt: ['prompt'],
  addToList: ['addedToList'],
  removeFromList: ['removedFromList'],
  renameContact: ['contactRenamed'],
  setOwnName: ['contactRenamed', 'property'],
  setProperty: ['property'],
  addGroup: ['groupAdded'],
  renameGroup: ['groupRenamed'],
  removeGroup: ['groupRemoved'],
  setPersonalMessage: ['personalMessageSet'],
  answerChallenge: ['challengePassed'],
  requestSwitchboard: ['switchboardOffered'],
  fetchShields: ['shields'],
  requestUrl: ['url'],
};

const REPLY_TYPES: ReadonlySet<NotificationEventType> = new Set(Object.values(REPLIES).flat());

/** Whether an event is the answer to a request of that type. */
export function isReplyTo(request: NotificationRequestType, event: NotificationEvent): boolean {
  return REPLIES[request]?.includes(event.type) === true;
}

/**
 * The transaction an event answers; null for news, which carry none or 0, and for presences and list rows, which
 * carry one without being the answer.
 */
export function replyTransaction(event: NotificationEvent): number | null {
  if (!REPLY_TYPES.has(event.type) || !('trid' in event)) return null;
  return event.trid === undefined || event.trid === 0 ? null : event.trid;
}
