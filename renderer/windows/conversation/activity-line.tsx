import type { ReactNode } from 'react';
import { activityText } from './wording.ts';
import { useConversation, type ConversationIds } from './use-conversation.ts';
import styles from './conversation.module.css';

/** Who is writing, or when the last message came (look §4.3). */
export function ActivityLine({ ids }: { readonly ids: ConversationIds }): ReactNode {
  const conversation = useConversation(ids);
  const text = conversation === null ? '' : activityText(conversation);
  const isTyping = conversation !== null && conversation.typing.length > 0;
  return (
    <p className={styles['activity']} role="status" data-typing={isTyping}>
      {isTyping && (
        <svg className={styles['pen']} width="14" height="14" viewBox="0 0 14 14" aria-hidden>
          <path d="M1.5 12.5 2.4 9 9.8 1.6a1 1 0 0 1 1.4 0l1.2 1.2a1 1 0 0 1 0 1.4L5 11.6Z" />
        </svg>
      )}
      {text}
    </p>
  );
}
