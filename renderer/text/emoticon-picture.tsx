import type { ReactNode } from 'react';
import type { Emoticon } from '#shared/text/emoticons.ts';
import { ANIMALS } from './drawings/animals.tsx';
import { FACES } from './drawings/faces.tsx';
import { SYMBOLS } from './drawings/symbols.tsx';
import { THINGS } from './drawings/things.tsx';
import styles from './text.module.css';

/** Our drawing of every emoticon, by its id, on a field of 19 by 19 (look §5). */
export const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  ...FACES,
  ...SYMBOLS,
  ...ANIMALS,
  ...THINGS,
};

/** The drawing alone, for buttons that have a name of their own. */
export function EmoticonDrawing({ emoticon }: { readonly emoticon: Emoticon }): ReactNode {
  return (
    <svg className={styles['drawing']} viewBox="0 0 19 19" aria-hidden="true" focusable="false">
      {DRAWINGS[emoticon.id]}
    </svg>
  );
}

interface EmoticonPictureProps {
  readonly emoticon: Emoticon;
  /** The code as it was written: what selecting and copying gives. */
  readonly code: string;
}

/** An emoticon in running text. Its code lies unseen below the drawing, so that the text stays the text. */
export function EmoticonPicture({ emoticon, code }: EmoticonPictureProps): ReactNode {
  return (
    <span
      className={styles['emoticon']}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element could not hold the code as text
      role="img"
      aria-label={emoticon.name}
      title={`${emoticon.name} ${code}`}
    >
      <span className={styles['code']}>{code}</span>
      <EmoticonDrawing emoticon={emoticon} />
    </span>
  );
}
