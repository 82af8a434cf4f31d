import { useId, useState, type ReactNode } from 'react';
import type { TextFormat } from '#shared/model/text-format.ts';
import { Button } from '../../controls/button.tsx';
import { CheckBox } from '../../controls/check-box.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Select } from '../../controls/select.tsx';
import { formatStyle, readableColour } from '../../text/message-format.ts';
import { COLOUR_CHOICES, FONT_CHOICES } from './fonts.ts';
import styles from './format-dialog.module.css';

const EFFECTS = [
  ['bold', 'Bold'],
  ['italic', 'Italic'],
  ['underline', 'Underline'],
  ['strike', 'Strikeout'],
] as const;

export interface FormatDialogProps {
  readonly format: TextFormat;
  readonly onChoose: (format: TextFormat) => void;
  readonly onClose: () => void;
}

/** How one's own messages look, here and to others. The size is everybody's own (look §7). */
export function FormatDialog({ format, onChoose, onClose }: FormatDialogProps): ReactNode {
  const [draft, setDraft] = useState(format);
  const names = FONT_CHOICES.map((font) => font.name);
  const fonts = names.includes(format.font) ? names : [format.font, ...names];

  function setFont(name: string): void {
    const known = FONT_CHOICES.find((font) => font.name === name);
    const pitchAndFamily = known?.pitchAndFamily ?? format.pitchAndFamily;
    setDraft({ ...draft, font: name, pitchAndFamily });
  }

  return (
    <Dialog
      title="Change font"
      onClose={onClose}
      onSubmit={() => onChoose(draft)}
      footer={
        <>
          <Button type="submit" isDefault>
            OK
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <Select
        label="Font"
        options={fonts.map((name) => ({ value: name, label: name }))}
        value={draft.font}
        onChange={setFont}
      />
      <fieldset className={styles['effects']}>
        <legend className={styles['legend']}>Effects</legend>
        {EFFECTS.map(([effect, label]) => (
          <CheckBox
            key={effect}
            label={label}
            checked={draft[effect]}
            onChange={(checked) => setDraft({ ...draft, [effect]: checked })}
          />
        ))}
        <CheckBox
          label="Right to left"
          checked={draft.rightToLeft}
          onChange={(rightToLeft) => setDraft({ ...draft, rightToLeft })}
        />
      </fieldset>
      <Colours colour={draft.colour} onChange={(colour) => setDraft({ ...draft, colour })} />
      <p
        className={styles['sample']}
        style={formatStyle(draft)}
        dir={draft.rightToLeft ? 'rtl' : 'ltr'}
        aria-label="Sample"
      >
        AaBbYyZz 123
      </p>
    </Dialog>
  );
}

interface ColoursProps {
  readonly colour: string;
  readonly onChange: (colour: string) => void;
}

function Colours({ colour, onChange }: ColoursProps): ReactNode {
  const group = useId();
  const isOther = !COLOUR_CHOICES.some((choice) => choice.colour === colour);
  return (
    <fieldset className={styles['colours']}>
      <legend className={styles['legend']}>Colour</legend>
      {COLOUR_CHOICES.map((choice) => (
        <input
          key={choice.colour}
          type="radio"
          name={group}
          className={styles['swatch']}
          style={{ backgroundColor: choice.colour }}
          aria-label={choice.name}
          data-tooltip={choice.name}
          checked={choice.colour === colour}
          onChange={() => onChange(choice.colour)}
        />
      ))}
      <label className={styles['other']} data-chosen={isOther}>
        Other:
        <input
          type="color"
          className={styles['well']}
          value={colour}
          onChange={(event) => onChange(event.target.value.toLowerCase())}
        />
      </label>
      {readableColour(colour) !== colour && (
        <p className={styles['hint']}>Hard to read on white: Nudge shows it darker.</p>
      )}
    </fieldset>
  );
}
