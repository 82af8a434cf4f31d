import './fonts.css';
import './base.css';
import './aero/tokens.css';
import { AERO } from './aero/aero.ts';
import type { Skin } from './skin.ts';

/** Every skin there is; the first is the default. */
export const SKINS: readonly [Skin, ...Skin[]] = [AERO];

/** The skin with that id, or the default: settings may name one that is no longer there. */
export function skinById(id: string): Skin {
  return SKINS.find((skin) => skin.id === id) ?? SKINS[0];
}

/** Dresses the page: all tokens of the skin come into force. */
export function wearSkin(skin: Skin): void {
  document.documentElement.dataset['skin'] = skin.id;
}
