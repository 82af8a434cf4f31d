/** What a skin decides beyond colours: where things are and how high rows must be counted. */
export interface SkinLayout {
  /** Side of the conversation on which the display pictures stand. */
  readonly displayPictures: 'left' | 'right';
  /** Which frame one's own picture has above the contact list. */
  readonly ownPicture: 'large' | 'medium' | 'small';
  /** Heights of the contact list's rows, in CSS pixels: the list draws only those in sight. */
  readonly rowHeights: { readonly section: number; readonly contact: number };
}

/** One era's look: its tokens are in `<id>/tokens.css`, under `:root[data-skin='<id>']`. */
export interface Skin {
  readonly id: string;
  readonly name: string;
  readonly layout: SkinLayout;
}
