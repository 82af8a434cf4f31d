import { useEffect } from 'react';
import { useApp } from '../state/use-app.tsx';
import { skinById, wearSkin } from './index.ts';
import type { Skin } from './skin.ts';

/** The skin the person has chosen. */
export function useSkin(): Skin {
  return useApp((state) => skinById(state.settings.appearance.skin));
}

/** Keeps the page in the chosen skin and text size. Once a window, at its root. */
export function useAppearance(): void {
  const skin = useSkin();
  const textSize = useApp((state) => state.settings.appearance.textSize);
  useEffect(() => wearSkin(skin), [skin]);
  useEffect(() => {
    document.documentElement.style.setProperty('--font-size-history', `${textSize}px`);
  }, [textSize]);
}
