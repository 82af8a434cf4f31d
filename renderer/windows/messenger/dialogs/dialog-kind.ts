/** The dialogs of the contact list, and what each is about. */
export type DialogKind =
  | { readonly kind: 'add-contact'; readonly groupId: string | null }
  | { readonly kind: 'delete-contact'; readonly address: string }
  | { readonly kind: 'delete-group'; readonly groupId: string }
  | { readonly kind: 'privacy' }
  | { readonly kind: 'options' };

export type OpenDialog = (dialog: DialogKind) => void;
