import type { SelectableStatus } from '#shared/model/presence.ts';

/** Somebody of the demo. */
export interface Character {
  readonly address: string;
  readonly name: string;
  readonly personalMessage: string;
  /** Null: not there today. */
  readonly status: SelectableStatus | null;
  /** The group in which Anna has them; null for one she is yet to meet. */
  readonly group: string | null;
}

export const PASSWORD = 'not a secret';

/** The two whose windows are seen. */
export const ANNA = {
  address: 'anna@example.com',
  name: 'Anna ✿',
  personalMessage: '♪ rain on the roof, tea on the desk ♪',
};
export const BEN = { address: 'ben@example.com', name: 'Ben', personalMessage: 'back from the mountains' };

/** Who makes Anna's list look alive: signed in by our own engine, without a window. */
export const OTHERS: readonly Character[] = [
  {
    address: 'carla@example.com',
    name: 'Carla',
    personalMessage: 'exam on Friday, wish me luck',
    status: 'BSY',
    group: 'Friends',
  },
  {
    address: 'dario@example.com',
    name: '☼ Dario ☼',
    personalMessage: 'the sea is warm',
    status: 'NLN',
    group: 'Friends',
  },
  {
    address: 'emil@example.com',
    name: 'Emil',
    personalMessage: 'out with the dog',
    status: 'AWY',
    group: 'Friends',
  },
  { address: 'yuki@example.com', name: 'Yuki ☾', personalMessage: '', status: null, group: 'Friends' },
  {
    address: 'grandma@example.com',
    name: 'Grandma',
    personalMessage: 'the kettle is on',
    status: 'BRB',
    group: 'Family',
  },
  {
    address: 'tom@example.com',
    name: 'tom (little brother)',
    personalMessage: '',
    status: 'NLN',
    group: 'Family',
  },
  { address: 'dad@example.com', name: 'Dad', personalMessage: '', status: null, group: 'Family' },
  {
    address: 'fatima@example.com',
    name: 'فاطمة',
    personalMessage: 'صباح الخير',
    status: 'NLN',
    group: 'Work',
  },
  {
    address: 'jonas@example.com',
    name: 'Jonas',
    personalMessage: 'soup today',
    status: 'LUN',
    group: 'Work',
  },
  {
    address: 'mei@example.com',
    name: 'Mei',
    personalMessage: 'reading',
    status: 'PHN',
    group: 'Work',
  },
];
