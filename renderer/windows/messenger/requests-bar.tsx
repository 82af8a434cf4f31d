import { LinkButton } from '#renderer/controls/button.tsx';
import { InfoBar } from '#renderer/controls/info-bar.tsx';
import { nameInSentence } from '#shared/text/names.ts';
import type { Requests } from './dialogs/use-requests.ts';

/** Keeps in sight who was put off until later. */
export function RequestsBar({ requests: { postponed, askAgain } }: { readonly requests: Requests }) {
  const [first] = postponed;
  if (!first) return null;
  return (
    <InfoBar kind="info" actions={<LinkButton onClick={askAgain}>Answer…</LinkButton>}>
      {postponed.length === 1 ? (
        <>
          <bdi>{nameInSentence(first.name)}</bdi> has added you and waits for an answer.
        </>
      ) : (
        `${postponed.length} people have added you and wait for an answer.`
      )}
    </InfoBar>
  );
}
