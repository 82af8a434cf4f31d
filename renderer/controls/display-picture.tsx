import type { StatusTone } from '#shared/model/presence.ts';
import { classes } from './classes.ts';
import styles from './display-picture.module.css';

export type DisplayPictureSize = 'extra-large' | 'large' | 'medium' | 'small';

export interface DisplayPictureProps {
  readonly size: DisplayPictureSize;
  readonly tone: StatusTone;
  /** Whose picture it is, for screen readers; without it the picture is decoration. */
  readonly label?: string;
}

/** A picture in a frame of glass that glows in the colour of the status (look §13.2). */
export function DisplayPicture({ size, tone, label }: DisplayPictureProps) {
  return (
    <div
      className={classes(styles['frame'], styles[size], styles[tone])}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <div className={styles['glass']}>
        <svg className={styles['picture']} viewBox="0 0 48 48" aria-hidden>
          <rect className={styles['sky']} width="48" height="48" />
          <circle className={styles['halo']} cx="24" cy="20" r="21" />
          <path
            className={styles['figure']}
            d="M24 8.5c5.2 0 8.6 3.9 8.6 9 0 3.6-1.7 7-4.2 8.8v2.2c0 1 .6 1.7 1.6 2.1l5.6 2.2c4.4 1.7 6.4 5 6.4 9.7V48H6v-5.5c0-4.7 2-8 6.4-9.7l5.6-2.2c1-.4 1.6-1.1 1.6-2.1v-2.2c-2.5-1.8-4.2-5.2-4.2-8.8 0-5.1 3.4-9 8.6-9Z"
          />
        </svg>
      </div>
    </div>
  );
}
