import { z } from 'zod/mini';
import { storedAccountSchema } from './account.ts';
import { DEFAULT_TEXT_FORMAT, textFormatSchema } from './text-format.ts';

export const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof boundsSchema>;

/** What a person can choose, and what the app remembers. One JSON file; `version` grows with every change of shape. */
export const settingsSchema = z.object({
  version: z.literal(1),
  appearance: z.object({
    skin: z.string(),
    /** Size of text in conversations, in CSS pixels. */
    textSize: z.number().check(z.minimum(10), z.maximum(32)),
  }),
  contactList: z.object({
    sortBy: z.enum(['group', 'status']),
    /** Ids of folded groups and sections. */
    collapsed: z.array(z.string()),
  }),
  messages: z.object({
    format: textFormatSchema,
    keepHistory: z.boolean(),
    receiveNudges: z.boolean(),
  }),
  alerts: z.object({
    contactSignsIn: z.boolean(),
    message: z.boolean(),
    nudge: z.boolean(),
  }),
  general: z.object({
    closeToTray: z.boolean(),
    /** Minutes without input until the status becomes idle; 0 never. */
    idleMinutes: z.number().check(z.minimum(0), z.maximum(1440)),
  }),
  accounts: z.array(storedAccountSchema),
  /** Last place of each window, by the window's name. */
  windows: z.record(z.string(), boundsSchema),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  appearance: { skin: 'aero', textSize: 13 },
  contactList: { sortBy: 'group', collapsed: [] },
  messages: { format: DEFAULT_TEXT_FORMAT, keepHistory: true, receiveNudges: true },
  alerts: { contactSignsIn: true, message: true, nudge: true },
  general: { closeToTray: true, idleMinutes: 5 },
  accounts: [],
  windows: {},
};

/** The parts of the settings a window may change. Accounts and window places are changed by doing, not by asking. */
export const settingsPatchSchema = z.partial(
  z.object({
    appearance: z.partial(settingsSchema.shape.appearance),
    contactList: z.partial(settingsSchema.shape.contactList),
    messages: z.partial(settingsSchema.shape.messages),
    alerts: z.partial(settingsSchema.shape.alerts),
    general: z.partial(settingsSchema.shape.general),
  }),
);
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
