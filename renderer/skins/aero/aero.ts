import type { Skin } from '../skin.ts';

/** The look of 2009 (look §13.2). */
export const AERO: Skin = {
  id: 'aero',
  name: 'Aero (2009)',
  layout: {
    displayPictures: 'left',
    ownPicture: 'large',
    rowHeights: { section: 24, contact: 20 },
  },
};
