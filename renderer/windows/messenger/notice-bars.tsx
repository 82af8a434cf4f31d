import { InfoBar } from '#renderer/controls/info-bar.tsx';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import styles from './failure-bar.module.css';
import { textOfNotice } from './text-of-notice.ts';

/** Trouble with stored files, each until it is dismissed. */
export function NoticeBars() {
  const notices = useApp((state) => state.notices);
  const { call } = useAppStore();
  return notices.map((notice) => (
    <InfoBar
      key={notice.id}
      kind="warning"
      onDismiss={() => {
        // A notice that cannot be dismissed stays: that says enough.
        call('app.dismissNotice', { noticeId: notice.id }).catch(() => undefined);
      }}
    >
      <p>{textOfNotice(notice)}</p>
      <p className={styles['detail']}>{notice.keptAs ?? notice.path}</p>
    </InfoBar>
  ));
}
