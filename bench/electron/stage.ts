import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from '#scripts/build/build-app.ts';
import { prepareElectron } from '#scripts/electron/prepare.ts';
import { type AppToStart, type Stage, StartedApp } from './launch.ts';

/** Where apps are started, each kind on a profile of its own that lives as long as the figure is measured. */
export interface Stages {
  /** Lends the app, started; quits it afterwards. */
  readonly withApp: <T>(kind: AppToStart['kind'], use: (app: StartedApp) => Promise<T>) => Promise<T>;
}

/** Prepares Electron and a display, builds the app, and lends what starts the two apps. */
export async function withStage<T>(use: (stages: Stages) => Promise<T>): Promise<T> {
  const electron = await prepareElectron('virtual');
  await buildApp();
  const directory = await mkdtemp(path.join(tmpdir(), 'nudge-bench-'));
  try {
    return await electron.withDisplay(async (environment) => {
      const stage: Stage = { electron, environment };
      return use({
        async withApp(kind, use) {
          const app = new StartedApp(stage, { kind, profile: path.join(directory, kind) });
          try {
            return await use(app);
          } finally {
            await app.close();
          }
        },
      });
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
