import { Component, type ReactNode } from 'react';
import { Button } from './controls/button.tsx';
import styles from './crash-boundary.module.css';

/** When drawing fails, says so and offers to draw anew: main still has everything. */
export class CrashBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className={styles['crash']} role="alert">
        <h1>This window has stumbled</h1>
        <p>Nothing was lost: your messages and contacts are kept elsewhere. Reload the window to go on.</p>
        <p className={styles['detail']}>{error.message}</p>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </main>
    );
  }
}
