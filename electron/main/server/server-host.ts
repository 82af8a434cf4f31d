import type { LocalAccount, Log } from '#messenger/ports.ts';
import { serverReportSchema, type ServerCommand, type ServerReport } from '#shared/ipc/server-process.ts';
import type { ServerEndpoints } from '#shared/model/account.ts';
import type { Failure } from '#shared/model/failure.ts';
import { FailureError } from '../failure-error.ts';

/** The process the server runs in, however it was made. */
export interface ServerChild {
  readonly send: (command: ServerCommand) => void;
  /** Ends it at once. */
  readonly kill: () => void;
}

export interface ServerChildEvents {
  /** Whatever it said. */
  readonly message: (message: unknown) => void;
  readonly exited: (code: number) => void;
}

export interface ServerHostOptions {
  readonly fork: (events: ServerChildEvents) => ServerChild;
  readonly dataDirectory: string;
  readonly log: Log;
  readonly limits: ServerLimits;
  readonly clock: Clock;
}

export interface Clock {
  readonly now: () => number;
  /** Runs something later; answers the function that calls it off. */
  readonly after: (delayMs: number, task: () => void) => () => void;
}

export interface ServerLimits {
  readonly startMs: number;
  readonly requestMs: number;
  readonly stopMs: number;
  /** More deaths than this within `deathWindowMs`, and it is not started again until that time has passed. */
  readonly maxDeaths: number;
  readonly deathWindowMs: number;
  /** The pause before a second attempt to come back; each further one is twice as long, up to `deathWindowMs`. */
  readonly retryMs: number;
}

/** Asked for: any port will do in the end. Coming back: only where clients look for it. */
type Occasion = 'asked' | 'comeback';

interface Running {
  readonly child: ServerChild;
  readonly occasion: Occasion;
  readonly started: Deferred<ServerEndpoints>;
  readonly exited: Deferred<void>;
  endpoints: ServerEndpoints | null;
  readonly requests: Map<number, Deferred<'created' | 'already'>>;
}

const ANY_PORTS = { notificationPort: 0, webPort: 0 };

/** Starts, watches and stops the process of the local server. Every wait is bounded, every failure has a reason. */
export class ServerHost {
  readonly #options: ServerHostOptions;
  #running: Running | null = null;
  #stopping = false;
  #deaths: number[] = [];
  #lastRequestId = 0;
  /** Where it listened before: a server that comes back takes the same ports, so that clients find it again. */
  #ports = ANY_PORTS;
  /** Whether it ever served: from then on it comes back by itself. */
  #hasServed = false;
  /** Starts that came to nothing, one after the other. */
  #failedStarts = 0;
  #cancelComeback: () => void = () => undefined;

  constructor(options: ServerHostOptions) {
    this.#options = options;
  }

  /** Starts it if it is not running; answers where it listens. Rejects with `FailureError`. */
  async start(): Promise<ServerEndpoints> {
    if (this.#stopping) throw failure('cancelled', 'the app is closing');
    if (this.#running === null && !this.#isHealthy()) {
      throw failure(
        'unreachable',
        `the server on this computer stopped ${this.#deaths.length} times in a row`,
      );
    }
    this.#running ??= this.#launch('asked');
    return this.#running.started.promise;
  }

  /** Makes an account on it, starting it first. Rejects with `FailureError`. */
  async createAccount(account: LocalAccount): Promise<'created' | 'already'> {
    await this.start();
    const running = this.#running;
    if (running === null) throw failure('unreachable', 'the server on this computer has stopped');
    this.#lastRequestId += 1;
    const requestId = this.#lastRequestId;
    const request = new Deferred<'created' | 'already'>();
    running.requests.set(requestId, request);
    const { clock, limits } = this.#options;
    const callOff = clock.after(limits.requestMs, () =>
      request.reject(failure('timed-out', 'the server on this computer does not answer')),
    );
    try {
      running.child.send({ type: 'create-account', requestId, ...account });
      return await request.promise;
    } finally {
      callOff();
      running.requests.delete(requestId);
    }
  }

  /** Ends it in good order, or at once when that takes too long. Never rejects. It cannot be started again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelComeback();
    const running = this.#running;
    if (running === null) return;
    const { clock, limits, log } = this.#options;
    const callOff = clock.after(limits.stopMs, () => {
      log.warn('the local server did not stop in time');
      running.child.kill();
    });
    running.child.send({ type: 'stop' });
    await running.exited.promise;
    callOff();
  }

  #launch(occasion: Occasion): Running {
    const { fork, dataDirectory, log, clock, limits } = this.#options;
    this.#cancelComeback();
    const child = fork({
      message: (message) => this.#hear(running, message),
      exited: (code) => this.#bury(running, code),
    });
    const running: Running = {
      child,
      occasion,
      started: new Deferred(),
      exited: new Deferred(),
      endpoints: null,
      requests: new Map(),
    };
    const callOff = clock.after(limits.startMs, () => {
      running.started.reject(failure('timed-out', 'the server on this computer did not start in time'));
      child.kill();
    });
    running.started.promise.then(callOff, callOff);
    log.info('starting the local server');
    const whenPortTaken = occasion === 'asked' ? 'use-another' : 'fail';
    child.send({ type: 'start', dataDirectory, host: '127.0.0.1', ...this.#ports, whenPortTaken });
    return running;
  }

  #hear(running: Running, message: unknown): void {
    const parsed = serverReportSchema.safeParse(message);
    if (parsed.success) this.#report(running, parsed.data);
    else this.#options.log.warn('the local server said something without a known shape');
  }

  #report(running: Running, report: ServerReport): void {
    const { log } = this.#options;
    switch (report.type) {
      case 'listening': {
        const { notification, nexus } = report.endpoints;
        log.info(`the local server listens on ports ${notification.port} and ${nexus.port}`);
        this.#ports = { notificationPort: notification.port, webPort: nexus.port };
        running.endpoints = report.endpoints;
        this.#hasServed = true;
        this.#failedStarts = 0;
        running.started.resolve(report.endpoints);
        return;
      }
      case 'failed':
        log.error(`the local server could not start: ${report.failure.code} ${report.failure.detail ?? ''}`);
        // Somebody waits, and the system may not give us the ports of before at all.
        if (running.occasion === 'asked') this.#ports = ANY_PORTS;
        running.started.reject(new FailureError(report.failure));
        return;
      case 'account-created':
        running.requests.get(report.requestId)?.resolve(report.outcome);
        return;
      case 'request-failed':
        running.requests.get(report.requestId)?.reject(new FailureError(report.failure));
        return;
      case 'log':
        log[report.level](`server: ${report.text}`);
    }
  }

  #bury(running: Running, code: number): void {
    const { log, clock } = this.#options;
    if (this.#running === running) this.#running = null;
    const gone = failure('unreachable', `the server on this computer stopped (${code})`);
    running.started.reject(gone);
    for (const request of running.requests.values()) request.reject(gone);
    running.exited.resolve();
    if (this.#stopping) return;
    this.#deaths.push(clock.now());
    log.error(`the local server died, exit code ${code}`);
    if (running.endpoints === null) this.#failedStarts += 1;
    if (this.#hasServed) this.#comeBack();
  }

  /** People are connected to it: it comes back by itself, at once the first time, with pauses when it dies of itself. */
  #comeBack(): void {
    const { clock, limits } = this.#options;
    if (this.#failedStarts === 0 && this.#isHealthy()) {
      this.#running = this.#launch('comeback');
      return;
    }
    const pauseMs = this.#isHealthy() ? limits.retryMs * 2 ** (this.#failedStarts - 1) : limits.deathWindowMs;
    this.#cancelComeback = clock.after(Math.min(pauseMs, limits.deathWindowMs), () => {
      this.#running ??= this.#launch('comeback');
    });
  }

  #isHealthy(): boolean {
    const { clock, limits } = this.#options;
    const since = clock.now() - limits.deathWindowMs;
    this.#deaths = this.#deaths.filter((at) => at > since);
    return this.#deaths.length <= limits.maxDeaths;
  }
}

class Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;

  constructor() {
    let resolve: (value: T) => void = () => undefined;
    let reject: (reason: Error) => void = () => undefined;
    this.promise = new Promise<T>((resolvePromise, rejectPromise) => {
      resolve = resolvePromise;
      reject = rejectPromise;
    });
    this.resolve = resolve;
    this.reject = reject;
    // Whoever waits hears of it; when nobody does, that is no error of the program.
    this.promise.catch(() => undefined);
  }
}

function failure(code: Failure['code'], detail: string): FailureError {
  return new FailureError({ code, detail, retryable: code !== 'cancelled' });
}
