import { useState } from 'react';
import { failureOf } from '#renderer/bridge.ts';
import { Button } from '#renderer/controls/button.tsx';
import { CheckBox } from '#renderer/controls/check-box.tsx';
import { classes } from '#renderer/controls/classes.ts';
import { Dialog } from '#renderer/controls/dialog.tsx';
import { Select } from '#renderer/controls/select.tsx';
import { SKINS, skinById } from '#renderer/skins/index.ts';
import { useApp, useAppStore } from '#renderer/state/use-app.tsx';
import type { Failure } from '#shared/model/failure.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import { FailureBar } from '../failure-bar.tsx';
import styles from './dialogs.module.css';

interface PageProps {
  readonly settings: Settings;
  readonly change: (patch: SettingsPatch) => void;
}

const PAGES = [
  { id: 'general', label: 'General', Page: GeneralPage },
  { id: 'messages', label: 'Messages', Page: MessagesPage },
  { id: 'alerts', label: 'Alerts', Page: AlertsPage },
  { id: 'layout', label: 'Layout', Page: LayoutPage },
] as const;

/** The person's choices. Each takes effect at once: there is nothing to apply. */
export function OptionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { call } = useAppStore();
  const settings = useApp((state) => state.settings);
  const [pageId, setPageId] = useState<string>(PAGES[0].id);
  const [failure, setFailure] = useState<Failure | null>(null);
  const page = PAGES.find(({ id }) => id === pageId) ?? PAGES[0];

  function change(patch: SettingsPatch): void {
    setFailure(null);
    call('settings.update', patch).catch((error: unknown) => setFailure(failureOf(error)));
  }

  return (
    <Dialog
      title="Options"
      wide
      onClose={onClose}
      onSubmit={onClose}
      footer={<Button type="submit">Close</Button>}
    >
      {failure && <FailureBar failure={failure} />}
      <div className={styles['options']}>
        <nav className={styles['pages']} aria-label="Pages">
          {PAGES.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-current={id === page.id ? 'page' : undefined}
              className={classes(styles['page'], id === page.id && styles['chosen'])}
              onClick={() => setPageId(id)}
            >
              {label}
            </button>
          ))}
        </nav>
        <section className={styles['pageBody']} aria-label={page.label}>
          <page.Page settings={settings} change={change} />
        </section>
      </div>
    </Dialog>
  );
}

const IDLE_CHOICES = [0, 5, 10, 15, 30, 60];

function GeneralPage({ settings, change }: PageProps) {
  const { closeToTray, idleMinutes } = settings.general;
  const choices = [...new Set([...IDLE_CHOICES, idleMinutes])].sort((one, other) => one - other);
  return (
    <>
      <CheckBox
        label="Keep Nudge running when its window is closed"
        explanation="It stays in the notification area of the taskbar."
        checked={closeToTray}
        onChange={(checked) => change({ general: { closeToTray: checked } })}
      />
      <Select
        label="Show me as idle when I have done nothing for:"
        options={choices.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? 'Never' : `${minutes} minutes`,
        }))}
        value={String(idleMinutes)}
        onChange={(minutes) => change({ general: { idleMinutes: Number(minutes) } })}
      />
    </>
  );
}

function MessagesPage({ settings, change }: PageProps) {
  const { keepHistory, receiveNudges } = settings.messages;
  return (
    <>
      <CheckBox
        label="Keep a history of my conversations"
        explanation="On this computer only."
        checked={keepHistory}
        onChange={(checked) => change({ messages: { keepHistory: checked } })}
      />
      <CheckBox
        label="Let the window shake when somebody sends me a nudge"
        checked={receiveNudges}
        onChange={(checked) => change({ messages: { receiveNudges: checked } })}
      />
    </>
  );
}

function AlertsPage({ settings, change }: PageProps) {
  const { contactSignsIn, message, nudge } = settings.alerts;
  return (
    <>
      <p>Show an alert when:</p>
      <CheckBox
        label="a contact signs in"
        checked={contactSignsIn}
        onChange={(checked) => change({ alerts: { contactSignsIn: checked } })}
      />
      <CheckBox
        label="a message comes in"
        checked={message}
        onChange={(checked) => change({ alerts: { message: checked } })}
      />
      <CheckBox
        label="somebody sends a nudge"
        checked={nudge}
        onChange={(checked) => change({ alerts: { nudge: checked } })}
      />
      <p className={styles['hint']}>While your status is Busy there are none.</p>
    </>
  );
}

const TEXT_SIZES = [10, 11, 12, 13, 14, 16, 18, 20, 24, 28, 32];

function LayoutPage({ settings, change }: PageProps) {
  const { skin, textSize } = settings.appearance;
  const sizes = [...new Set([...TEXT_SIZES, textSize])].sort((one, other) => one - other);
  return (
    <>
      <Select
        label="Look:"
        options={SKINS.map(({ id, name }) => ({ value: id, label: name }))}
        value={skinById(skin).id}
        onChange={(id) => change({ appearance: { skin: id } })}
      />
      <Select
        label="Size of text in conversations:"
        options={sizes.map((size) => ({ value: String(size), label: `${size} pixels` }))}
        value={String(textSize)}
        onChange={(size) => change({ appearance: { textSize: Number(size) } })}
      />
      <Select
        label="Sort contacts by:"
        options={[
          { value: 'group', label: 'Group' },
          { value: 'status', label: 'Status' },
        ]}
        value={settings.contactList.sortBy}
        onChange={(sortBy) => change({ contactList: { sortBy } })}
      />
    </>
  );
}
