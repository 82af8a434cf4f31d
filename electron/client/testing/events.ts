import type {
  AccountEvents,
  AccountSession,
  Conversations,
  ConversationsEvents,
  Session,
  SessionEvents,
} from '../contract.ts';
import type { SwitchboardSession, SwitchboardSessionEvents } from '../switchboard/session.ts';

type EventsOf<S> = S extends AccountSession
  ? AccountEvents
  : S extends Session
    ? SessionEvents
    : S extends Conversations
      ? ConversationsEvents
      : S extends SwitchboardSession
        ? SwitchboardSessionEvents
        : never;

type On<Events> = <K extends keyof Events>(name: K, listener: (event: Events[K]) => void) => () => void;

/** Resolves with the next event of a name that fits. */
export function nextEvent<
  S extends AccountSession | Session | Conversations | SwitchboardSession,
  K extends keyof EventsOf<S>,
>(source: S, name: K, fits: (event: EventsOf<S>[K]) => boolean = () => true): Promise<EventsOf<S>[K]> {
  return new Promise((resolve) => {
    const stop = (source.on as On<EventsOf<S>>)(name, (event) => {
      if (!fits(event)) return;
      stop();
      resolve(event);
    });
  });
}

/** Everything of a name from now on. */
export function collect<
  S extends AccountSession | Session | Conversations | SwitchboardSession,
  K extends keyof EventsOf<S>,
>(source: S, name: K): EventsOf<S>[K][] {
  const events: EventsOf<S>[K][] = [];
  (source.on as On<EventsOf<S>>)(name, (event) => events.push(event));
  return events;
}
