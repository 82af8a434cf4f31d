/** One emoticon of the default set. */
export interface Emoticon {
  /** Our own name for it; picks the drawing. */
  readonly id: string;
  /** What a person calls it: tooltip, label of the drawing. */
  readonly name: string;
  /** Every spelling, the one the picker types first. Letters count in either case. */
  readonly codes: readonly [string, ...string[]];
  /** The Unicode character closest to it, drawn where we have no drawing; null where Unicode has none. */
  readonly emoji: string | null;
  /** True for codes that are understood but not offered in the picker. */
  readonly hidden: boolean;
}

type Row = readonly [id: string, name: string, codes: string, emoji: string | null];

/** The picker's set, in the picker's order (look §5.1, rows 1–76). Codes are separated by one space. */
const PICKER_ROWS: readonly Row[] = [
  ['smile', 'Smile', ':) :-)', '🙂'],
  ['open-mouthed', 'Open-mouthed smile', ':D :-D :> :->', '😀'],
  ['wink', 'Wink', ';) ;-)', '😉'],
  ['surprised', 'Surprised', ':-O :O', '😮'],
  ['tongue-out', 'Tongue out', ':P :-P', '😛'],
  ['hot', 'Hot', '(H)', '😎'],
  ['angry', 'Angry', ':@ :-@', '😡'],
  ['embarrassed', 'Embarrassed', ':$ :-$', '😳'],
  ['confused', 'Confused', ':S :-S', '😕'],
  ['sad', 'Sad', ':( :-( :< :-<', '🙁'],
  ['crying', 'Crying', ":'(", '😢'],
  ['disappointed', 'Disappointed', ':| :-|', '😐'],
  ['devil', 'Devil', '(6)', '😈'],
  ['angel', 'Angel', '(A)', '😇'],
  ['heart', 'Red heart', '(L)', '❤'],
  ['broken-heart', 'Broken heart', '(U)', '💔'],
  ['messenger', 'Messenger', '(M)', null],
  ['cat', 'Cat face', '(@)', '🐱'],
  ['dog', 'Dog face', '(&)', '🐶'],
  ['moon', 'Sleeping half-moon', '(S)', '🌛'],
  ['star', 'Star', '(*)', '⭐'],
  ['film', 'Filmstrip', '(~)', '🎞'],
  ['note', 'Note', '(8)', '🎵'],
  ['e-mail', 'E-mail', '(E)', '✉'],
  ['rose', 'Red rose', '(F)', '🌹'],
  ['wilted-rose', 'Wilted rose', '(W)', '🥀'],
  ['clock', 'Clock', '(O)', '🕒'],
  ['lips', 'Red lips', '(K)', '💋'],
  ['gift', 'Gift with a bow', '(G)', '🎁'],
  ['cake', 'Birthday cake', '(^)', '🎂'],
  ['camera', 'Camera', '(P)', '📷'],
  ['light-bulb', 'Light bulb', '(I)', '💡'],
  ['coffee', 'Coffee cup', '(C)', '☕'],
  ['telephone', 'Telephone receiver', '(T)', '📞'],
  ['left-hug', 'Left hug', '({)', '🤗'],
  ['right-hug', 'Right hug', '(})', null],
  ['beer', 'Beer mug', '(B)', '🍺'],
  ['martini', 'Martini glass', '(D)', '🍸'],
  ['boy', 'Boy', '(Z)', '👦'],
  ['girl', 'Girl', '(X)', '👧'],
  ['thumbs-up', 'Thumbs up', '(Y)', '👍'],
  ['thumbs-down', 'Thumbs down', '(N)', '👎'],
  ['bat', 'Vampire bat', ':[ :-[', '🦇'],
  ['goat', 'Goat', '(nnh) (nah)', '🐐'],
  ['sun', 'Sun', '(#)', '🌞'],
  ['rainbow', 'Rainbow', '(R)', '🌈'],
  ['silent', "Don't tell anyone", ':-#', '🤐'],
  ['teeth', 'Baring teeth', '8o|', '😬'],
  ['nerd', 'Nerd', '8-| 8|', '🤓'],
  ['sarcastic', 'Sarcastic', '^o)', '🤨'],
  ['secret', 'Secret telling', ':-*', '🤫'],
  ['sick', 'Sick', '+o(', '🤢'],
  ['snail', 'Snail', '(sn)', '🐌'],
  ['turtle', 'Turtle', '(tu)', '🐢'],
  ['plate', 'Plate', '(pl)', '🍽'],
  ['bowl', 'Bowl', '(||)', '🍜'],
  ['pizza', 'Pizza', '(pi)', '🍕'],
  ['soccer', 'Soccer ball', '(so)', '⚽'],
  ['car', 'Auto', '(au)', '🚗'],
  ['airplane', 'Airplane', '(ap)', '✈'],
  ['umbrella', 'Umbrella', '(um)', '☂'],
  ['island', 'Island with a palm tree', '(ip)', '🏝'],
  ['computer', 'Computer', '(co)', '💻'],
  ['mobile', 'Mobile phone', '(mp)', '📱'],
  ['be-right-back', 'Be right back', '(brb)', null],
  ['storm', 'Storm cloud', '(st)', '🌧'],
  ['high-five', 'High five', '(h5)', '🙌'],
  ['money', 'Money', '(mo)', '🪙'],
  ['black-sheep', 'Black sheep', '(bah)', null],
  ['unsure', "I don't know", ':^)', '🤷'],
  ['thinking', 'Thinking', '*-)', '🤔'],
  ['lightning', 'Lightning', '(li)', '🌩'],
  ['party', 'Party', '<:o)', '🥳'],
  ['eye-rolling', 'Eye-rolling', '8-)', '🙄'],
  ['sleepy', 'Sleepy', '|-) |)', '😴'],
  ['bunny', 'Bunny', "('.')", '🐰'],
];

/** Understood, never offered (look §5.1, rows h1–h5 and the charity tags of 8.1). */
const HIDDEN_ROWS: readonly Row[] = [
  ['console', 'Game console', '(xx)', '🎮'],
  ['cigarette', 'Cigarette', '(ci)', '🚬'],
  ['fingers-crossed', 'Fingers crossed', '(yn)', '🤞'],
  ['handcuffs', 'Handcuffs', '(%)', null],
  ['age-sex-location', 'Age, sex, location?', '(?)', null],
  [
    'charity',
    "i'm making a difference",
    '*red+u *bgca *naf *mssoc *9mil *sierra *help *komen *unicef *hsus *one *care *acs *oxfam *mod *wwf',
    null,
  ],
];

function toEmoticon([id, name, codes, emoji]: Row, hidden: boolean): Emoticon {
  return { id, name, codes: codes.split(' ') as [string, ...string[]], emoji, hidden };
}

/** Every emoticon that text is searched for, in the picker's order, hidden ones last. */
export const EMOTICONS: readonly Emoticon[] = [
  ...PICKER_ROWS.map((row) => toEmoticon(row, false)),
  ...HIDDEN_ROWS.map((row) => toEmoticon(row, true)),
];
