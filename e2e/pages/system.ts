import type { ElectronApplication } from 'playwright';
import type { RunningApp } from '../fixtures/app.ts';

// What is the operating system's, not ours: its questions, its browser, its clipboard, the places of windows.

/** A question the app has put to the person. */
export interface Question {
  readonly message: string;
  readonly detail: string;
}

interface StandIn {
  /** Answers from here on with the button of that number. */
  readonly answer: (button: number) => Promise<void>;
  readonly asked: () => Promise<Question[]>;
  /** What the system's browser was asked to open. */
  readonly opened: () => Promise<string[]>;
}

/** Answers the app's questions in the person's place. */
export async function answerQuestions(app: RunningApp): Promise<StandIn> {
  await app.electron.evaluate(({ dialog, shell }) => {
    const record = { button: 0, asked: [] as unknown[], opened: [] as string[] };
    Object.assign(globalThis, { questionRecord: record });
    Object.assign(dialog, {
      showMessageBox: (...parameters: unknown[]) => {
        record.asked.push(parameters.at(-1));
        return Promise.resolve({ response: record.button, checkboxChecked: false });
      },
    });
    Object.assign(shell, {
      openExternal: (url: string) => {
        record.opened.push(url);
        return Promise.resolve();
      },
    });
  });
  return {
    answer: (button) =>
      app.electron.evaluate((_electron, chosen) => {
        Object.assign(Reflect.get(globalThis, 'questionRecord') as object, { button: chosen });
      }, button),
    asked: () =>
      app.electron.evaluate(() => (Reflect.get(globalThis, 'questionRecord') as { asked: Question[] }).asked),
    opened: () =>
      app.electron.evaluate(() => (Reflect.get(globalThis, 'questionRecord') as { opened: string[] }).opened),
  };
}

export async function writeClipboard(app: RunningApp, text: string): Promise<void> {
  await app.electron.evaluate(({ clipboard }, words) => {
    void clipboard.writeText(words);
  }, text);
}

export async function readClipboard(app: RunningApp): Promise<string> {
  return app.electron.evaluate(({ clipboard }) => clipboard.readText());
}

/** A window as main sees it. */
type MainWindow = Awaited<ReturnType<ElectronApplication['browserWindow']>>;

/** Follows where a window goes. */
export async function followMoves(
  window: MainWindow,
): Promise<() => Promise<{ start: number[]; moves: number[][]; now: number[] }>> {
  await window.evaluate((browserWindow) => {
    const record = { start: browserWindow.getPosition(), moves: [] as number[][] };
    Object.assign(browserWindow, { moveRecord: record });
    browserWindow.on('move', () => record.moves.push(browserWindow.getPosition()));
  });
  return () =>
    window.evaluate((browserWindow) => ({
      ...(Reflect.get(browserWindow, 'moveRecord') as { start: number[]; moves: number[][] }),
      now: browserWindow.getPosition(),
    }));
}
