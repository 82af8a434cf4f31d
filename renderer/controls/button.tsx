import type { ComponentPropsWithRef } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** Draws the glow of the button that Enter presses. */
  readonly isDefault?: boolean;
}

/** A push button. */
export function Button({ isDefault = false, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(styles['push'], isDefault && styles['default'], className)}
      {...rest}
    />
  );
}

/** A button that looks like a link: for what leads somewhere else. */
export function LinkButton({ className, type = 'button', ...rest }: ComponentPropsWithRef<'button'>) {
  return <button type={type} className={classes(styles['link'], className)} {...rest} />;
}
