/** Bits of the first capability number (facts §31). */
export const Capability = {
  mobileOnline: 0x1,
  explorer: 0x2,
  gifInk: 0x4,
  isfInk: 0x8,
  webcam: 0x10,
  chunkedMessages: 0x20,
  mobileEnabled: 0x40,
  webWatch: 0x80,
  activities: 0x100,
  webMessenger: 0x200,
  mobileClient: 0x400,
  federated: 0x800,
  space: 0x1000,
  mediaCenter: 0x2000,
  directMessages: 0x4000,
  winks: 0x8000,
  sharedSearch: 0x1_0000,
  bot: 0x2_0000,
  voiceClips: 0x4_0000,
  secureChannel: 0x8_0000,
  sipInvites: 0x10_0000,
  multipartyMedia: 0x20_0000,
  sharedFolders: 0x40_0000,
  pageMode: 0x80_0000,
  oneCare: 0x100_0000,
  turn: 0x200_0000,
  directBootstrapping: 0x400_0000,
  alias: 0x800_0000,
} as const;

/** The highest four bits: which generation of clients it is; 4 is 7.0, 5 is 7.5 (facts §31). */
export const VERSION_SHIFT = 28;

/** Whether every bit of `bits` is set. */
export function hasCapability(number: number, bits: number): boolean {
  return (number & bits) >>> 0 === bits;
}
