/** Sign-in form and contact list (look §2.3): one window is first the one, then the other. */
export const MESSENGER_SIZE = { width: 400, height: 650 };
export const MESSENGER_MINIMUM = { width: 200, height: 500 };
