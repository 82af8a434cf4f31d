/** A font one can write in, and how `PF` describes it (look §7). */
export interface FontChoice {
  readonly name: string;
  readonly pitchAndFamily: number;
}

/** The fonts people had: what the other side most likely has, too. */
export const FONT_CHOICES: readonly FontChoice[] = [
  { name: 'Arial', pitchAndFamily: 0x22 },
  { name: 'Comic Sans MS', pitchAndFamily: 0x42 },
  { name: 'Courier New', pitchAndFamily: 0x31 },
  { name: 'Georgia', pitchAndFamily: 0x12 },
  { name: 'Microsoft Sans Serif', pitchAndFamily: 0x22 },
  { name: 'Segoe UI', pitchAndFamily: 0x22 },
  { name: 'Tahoma', pitchAndFamily: 0x22 },
  { name: 'Times New Roman', pitchAndFamily: 0x12 },
  { name: 'Trebuchet MS', pitchAndFamily: 0x22 },
  { name: 'Verdana', pitchAndFamily: 0x22 },
];

/** The sixteen colours every computer of the time could show. */
export const COLOUR_CHOICES: readonly { readonly name: string; readonly colour: string }[] = [
  { name: 'Black', colour: '#000000' },
  { name: 'Maroon', colour: '#800000' },
  { name: 'Green', colour: '#008000' },
  { name: 'Olive', colour: '#808000' },
  { name: 'Navy', colour: '#000080' },
  { name: 'Purple', colour: '#800080' },
  { name: 'Teal', colour: '#008080' },
  { name: 'Grey', colour: '#808080' },
  { name: 'Silver', colour: '#c0c0c0' },
  { name: 'Red', colour: '#ff0000' },
  { name: 'Lime', colour: '#00ff00' },
  { name: 'Yellow', colour: '#ffff00' },
  { name: 'Blue', colour: '#0000ff' },
  { name: 'Fuchsia', colour: '#ff00ff' },
  { name: 'Aqua', colour: '#00ffff' },
  { name: 'White', colour: '#ffffff' },
];
