import { lazy, Suspense, useRef, useState, type DragEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { TextFormat } from '#shared/model/text-format.ts';
import { isRightToLeft } from '#shared/text/direction.ts';
import { EMOTICONS, type Emoticon } from '#shared/text/emoticons.ts';
import { MAX_TYPED_LENGTH, toSendableText } from '#shared/text/typed-text.ts';
import { Button } from '../../controls/button.tsx';
import { DownArrow } from '../../controls/menu-button.tsx';
import { anchorOf, type Anchor } from '../../controls/placement.ts';
import { GlassButton, Toolbar } from '../../controls/toolbar.tsx';
import { EmoticonDrawing } from '../../text/emoticon-picture.tsx';
import { formatStyle } from '../../text/message-format.ts';
import { useAppStore } from '../../state/use-app.tsx';
import styles from './composer.module.css';
import { FontIcon, NudgeIcon } from './icons.tsx';
import { createTypingNotifier } from './typing-notifier.ts';
import type { Actions } from './use-actions.ts';
import type { ConversationIds } from './use-conversation.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';

const EmoticonPicker = lazy(async () => ({
  default: (await import('./emoticon-picker.tsx')).EmoticonPicker,
}));

/** From here on the length is shown. */
const COUNTED_LENGTH = 1_000;
const [SMILE] = EMOTICONS as readonly [Emoticon];

export interface ComposerProps {
  readonly ids: ConversationIds;
  readonly actions: Actions;
  readonly format: TextFormat;
  readonly onFormat: (format: TextFormat) => void;
  readonly onChangeFont: () => void;
  readonly onNudge: () => void;
}

/** Where one writes. The draft is the text area's own: undo, spelling and input methods are the system's. */
export function Composer(props: ComposerProps): ReactNode {
  const { ids, actions, format, onFormat, onChangeFont, onNudge } = props;
  const { attempt, tell } = actions;
  const { call } = useAppStore();
  const [length, setLength] = useState(0);
  const [picker, setPicker] = useState<Anchor | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const pickerButton = useRef<HTMLButtonElement>(null);
  const [notifier] = useState(() =>
    createTypingNotifier(
      // Nobody needs to know when this does not work.
      () => void call('conversation.typing', ids).catch(() => undefined),
      () => performance.now(),
    ),
  );

  useTypingAnywhere(input);

  function setDraft(text: string): void {
    if (input.current === null) return;
    input.current.value = text;
    setLength(text.length);
  }

  /** Types into the draft as the person would, so that it can be undone. */
  function type(text: string): void {
    input.current?.focus();
    document.execCommand('insertText', false, text);
  }

  async function send(): Promise<void> {
    const typed = input.current?.value ?? '';
    const text = toSendableText(typed);
    if (text === '') return;
    if (text.length > MAX_TYPED_LENGTH) {
      tell({ kind: 'error', text: 'This is too long for one message. Send it in parts.' });
      return;
    }
    tell(null);
    setDraft('');
    notifier.sent();
    const rightToLeft = format.rightToLeft || isRightToLeft(text);
    const accepted = await attempt((call) =>
      call('conversation.send', { ...ids, text, format: { ...format, rightToLeft } }),
    );
    // What was not even accepted goes back to where it was written, before what has been written since.
    if (!accepted) setDraft([typed, input.current?.value ?? ''].filter(Boolean).join('\n'));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const effects: Readonly<Record<string, 'bold' | 'italic' | 'underline'>> = {
      b: 'bold',
      i: 'italic',
      u: 'underline',
    };
    const effect = isCommand && !event.shiftKey ? effects[event.key.toLowerCase()] : undefined;
    if (effect !== undefined) {
      onFormat({ ...format, [effect]: !format[effect] });
    } else if (event.key === 'Enter' && isCommand) {
      type('\n');
    } else if (event.key === 'Enter' && !event.shiftKey) {
      void send();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Text may be dragged here, files may not. */
  function allowText(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) event.stopPropagation();
  }

  return (
    <div className={styles['composer']}>
      <svg className={styles['pointer']} width="13" height="13" viewBox="0 0 13 13" aria-hidden>
        <path d="M13 .5 .8 6.5 13 12.5" />
      </svg>
      <div className={styles['paper']}>
        <textarea
          ref={input}
          className={styles['input']}
          aria-label="Message"
          style={formatStyle(format)}
          dir={format.rightToLeft ? 'rtl' : 'auto'}
          rows={1}
          spellCheck
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a conversation is opened to write in it
          autoFocus
          onChange={(event) => {
            const now = event.target.value.length;
            // What was said of its length no longer holds.
            if (length > MAX_TYPED_LENGTH && now <= MAX_TYPED_LENGTH) tell(null);
            setLength(now);
            notifier.typed(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onDragOver={allowText}
          onDrop={allowText}
        />
        <Button
          className={styles['send']}
          disabled={length === 0}
          onClick={() => {
            input.current?.focus();
            void send();
          }}
        >
          Send
        </Button>
      </div>
      <Toolbar label="Message tools" className={styles['tools']}>
        <GlassButton
          ref={pickerButton}
          label="Choose an emoticon"
          aria-haspopup="grid"
          aria-expanded={picker !== null}
          onClick={(event) => setPicker(picker === null ? anchorOf(event.currentTarget) : null)}
        >
          <span className={styles['emoticon']}>
            <EmoticonDrawing emoticon={SMILE} />
          </span>
          <DownArrow />
        </GlassButton>
        <GlassButton label="Send a nudge" onClick={onNudge}>
          <NudgeIcon />
        </GlassButton>
        <span className={styles['separator']} />
        <GlassButton label="Change font and colour" aria-haspopup="dialog" onClick={onChangeFont}>
          <FontIcon />
        </GlassButton>
        {length >= COUNTED_LENGTH && (
          <span className={styles['count']} data-over={length > MAX_TYPED_LENGTH}>
            {length.toLocaleString()} / {MAX_TYPED_LENGTH.toLocaleString()}
          </span>
        )}
      </Toolbar>
      {picker !== null && (
        <Suspense>
          <EmoticonPicker
            anchor={picker}
            opener={pickerButton}
            onClose={() => {
              setPicker(null);
              input.current?.focus();
            }}
            onChoose={(emoticon) => {
              setPicker(null);
              type(emoticon.codes[0]);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
