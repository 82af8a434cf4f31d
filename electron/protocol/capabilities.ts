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

/** Bits of the second number, from MSNP16 on (facts §31). */
export const ExtendedCapability = {
  smsOnly: 0x1,
  voice: 0x2,
  sipStack: 0x4,
  applicationMessages: 0x8,
  rtcVideo: 0x10,
  peerToPeerV2: 0x20,
  authenticatedWebMessenger: 0x40,
  oneOnOneViaGroup: 0x80,
  offlineMessages: 0x100,
  sharingVideo: 0x200,
  nudges: 0x400,
  circleVoice: 0x800,
  sharing: 0x1000,
  mobileSuspendFanOutOff: 0x2000,
  mixerRelay: 0x8000,
  fileTransferInConversation: 0x2_0000,
  wideVideo: 0x4_0000,
  peerToPeerEnveloping: 0x8_0000,
  yahooDisabled: 0x40_0000,
  sipTunnelV2: 0x80_0000,
  voiceClipWma: 0x100_0000,
  voiceClipInCircles: 0x200_0000,
  socialNews: 0x400_0000,
  customEmoticons: 0x800_0000,
  utf8Moods: 0x1000_0000,
  fturn: 0x2000_0000,
  p4Activity: 0x4000_0000,
  multipartyConversations: 0x8000_0000,
} as const;

/** The highest four bits: which generation of clients it is; 4 is 7.0, 5 is 7.5 (facts §31). */
export const VERSION_SHIFT = 28;

/** Both numbers, unsigned 32 bits each. */
export interface Capabilities {
  readonly basic: number;
  /** 0 before MSNP16. */
  readonly extended: number;
}

/**
 * Reads the capability column of `CHG`, `NLN`, `IRO`, `JOI`: `a` or `a:b`, signed or not (facts §31). What is no
 * number counts as 0.
 */
export function parseCapabilities(column: string | undefined): Capabilities {
  const [basic, extended] = (column ?? '').split(':');
  return { basic: unsigned(basic), extended: unsigned(extended) };
}

/** Whether every bit of `bits` is set. */
export function hasCapability(number: number, bits: number): boolean {
  return (number & bits) >>> 0 === bits;
}

/** Generation of the client, 0 … 15. */
export function clientGeneration(capabilities: Capabilities): number {
  return capabilities.basic >>> VERSION_SHIFT;
}

function unsigned(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) >>> 0 : 0;
}
