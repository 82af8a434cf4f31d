import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { PreparedElectron } from '#scripts/electron/prepare.ts';
import { checkout } from '#scripts/lib/paths.ts';

/** Far more than anything measured here takes: what is not there by then does not come. */
const PATIENCE_MS = 60_000;

/** What `probe.cjs` tells. */
type Report =
  | { readonly event: 'painted'; readonly page: string; readonly at: number }
  | { readonly event: 'evaluated'; readonly value: unknown }
  | { readonly event: 'failed'; readonly reason: string };
type ReportOf<E extends Report['event']> = Extract<Report, { event: E }>;

/** Which app, and the folder it keeps its files in. */
export interface AppToStart {
  readonly kind: 'ours' | 'bare';
  readonly profile: string;
}

/** Where an app can be started. */
export interface Stage {
  readonly electron: PreparedElectron;
  /** With a display. */
  readonly environment: NodeJS.ProcessEnv;
}

/** An Electron app with our probe in it. */
export class StartedApp {
  readonly child: ChildProcess;
  /** When it was started, milliseconds since 1970. */
  readonly startedAt = Date.now();
  readonly #reports: Report[] = [];
  #complaints = '';
  #onNews: () => void = () => undefined;

  constructor({ electron, environment }: Stage, { kind, profile }: AppToStart) {
    const folder = kind === 'ours' ? `--profile=${profile}` : `--user-data-dir=${profile}`;
    const program = kind === 'ours' ? checkout : path.join(checkout, 'bench', 'bare-electron');
    const words = ['-r', path.join(import.meta.dirname, 'probe.cjs'), program, folder];
    this.child = spawn(electron.binary.executable, [...electron.switches, ...words], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaints = (this.#complaints + chunk.toString()).slice(-4000);
    });
    this.child.on('message', (report) => {
      this.#reports.push(report as Report);
      this.#onNews();
    });
    this.child.on('exit', () => this.#onNews());
  }

  /** Resolves when the next window is painted, with how long after the start that was, in milliseconds. */
  async painted(): Promise<number> {
    return (await this.#next('painted')).at - this.startedAt;
  }

  /** Runs a script in a page whose address has `page` in it. Resolves with what it resolves with. */
  async evaluate(page: string, script: string): Promise<unknown> {
    this.child.send({ ask: 'evaluate', page, script });
    return (await this.#next('evaluated')).value;
  }

  /** Quits it, by force when it does not. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    this.child.send({ ask: 'quit' });
    await exited;
    clearTimeout(timer);
  }

  async #next<E extends Report['event']>(event: E): Promise<ReportOf<E>> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const index = this.#reports.findIndex((report) => report.event === event || report.event === 'failed');
      const report = index < 0 ? undefined : this.#reports.splice(index, 1)[0];
      if (report?.event === 'failed') throw new Error(report.reason);
      if (report !== undefined) return report as ReportOf<E>;
      if (this.child.exitCode !== null || this.child.signalCode !== null || Date.now() > deadline) {
        throw new Error(`The app did not get as far as "${event}":\n${this.#complaints}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.#onNews = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
