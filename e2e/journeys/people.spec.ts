import { accountsOf, addressOf, befriend, expect, test } from '../fixtures/people.ts';

const ALICE = addressOf('alice');
const BOB = addressOf('bob');

test('two people add each other and see what the other does', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');

  await alice.list.addContact(BOB);
  const request = bob.list.dialog('Somebody has added you');
  await expect(request).toContainText(ALICE);
  await expect(request.getByRole('radio', { name: 'Allow this person' })).toBeChecked();
  await expect(request.getByRole('checkbox', { name: 'Add this person' })).toBeChecked();
  await bob.list.acceptRequest();
  const bobSeen = alice.list.contact(BOB);
  const aliceSeen = bob.list.contact(ALICE);
  await expect(bobSeen).toHaveAccessibleName(`${BOB}, Available`);
  await expect(aliceSeen).toHaveAccessibleName(`${ALICE}, Available`);

  await bob.list.setName('Bob the Builder');
  await bob.list.setPersonalMessage('♪ can we fix it? ♪');
  await expect(bobSeen).toHaveAccessibleName('Bob the Builder, Available, ♪ can we fix it? ♪');
  await bob.list.setStatus('On the phone');
  await expect(bobSeen).toHaveAccessibleName('Bob the Builder, On the phone, ♪ can we fix it? ♪');
  await bob.list.setStatus('Appear offline');
  await expect(bob.list.status('Appear offline')).toBeVisible();
  await expect(bobSeen).toHaveAccessibleName(/^Bob the Builder, Offline/);
  await bob.list.setStatus('Available');
  await expect(bobSeen).toHaveAccessibleName(/^Bob the Builder, Available/);

  await bob.list.onMenu('Sign out');
  await expect(bobSeen).toHaveAccessibleName(/^Bob the Builder, Offline/);
});

test('people of different dialects see each other', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice', { dialect: 'MSNP7' });
  const bob = await arrive(server, 'bob', { dialect: 'MSNP12' });
  await befriend(alice, bob);
  await bob.list.setStatus('Busy');
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Busy`);
  await alice.list.setStatus('Away');
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Away`);

  const talk = await alice.talkTo('bob');
  await talk.send('Hello from 2001');
  const answer = await bob.conversation();
  await expect(answer.message('Hello from 2001')).toBeVisible();
  await answer.send('Hello from 2005');
  await expect(talk.message('Hello from 2005')).toBeVisible();
});

test('who refuses a request stays unseen, and can answer later', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await alice.list.addContact(BOB);
  const request = bob.list.dialog('Somebody has added you');
  await request.getByRole('button', { name: 'Later' }).click();
  await expect(request).toBeHidden();
  await bob.list.onMenu('Sign out');
  await bob.signInAgain();
  await request.getByRole('radio', { name: 'Block this person' }).check();
  await request.getByRole('checkbox', { name: 'Add this person' }).uncheck();
  await request.getByRole('button', { name: 'OK' }).click();
  await expect(request).toBeHidden();
  await expect(bob.list.contact(ALICE)).toBeHidden();
  await bob.list.setStatus('Busy');
  await expect(bob.list.status('Busy')).toBeVisible();
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Offline`);
});

test('blocking makes one look offline, and nothing else', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  await alice.list.onContact(BOB, 'Block');
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Offline`);
  await expect(alice.list.contact(BOB)).toHaveAccessibleName(`${BOB}, Available, blocked`);

  const talk = await bob.talkTo('alice');
  await talk.send('Are you there?');
  await expect(talk.message('Are you there?')).toContainText('Not delivered');

  await alice.list.onContact(BOB, 'Unblock');
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Available`);
  await talk.retry('Are you there?');
  await expect(talk.withDelivery('delivered')).toHaveText('Are you there?');
  await expect((await alice.conversation()).messages).toHaveText('Are you there?');
});

test('groups are made, named, filled by menu and by drag, folded and deleted', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob', 'carol'));
  const alice = await arrive(server, 'alice');
  const { list } = alice;
  await list.addContact(BOB);
  await list.addContact(addressOf('carol'));
  await list.createGroup('Friends');
  await list.createGroup('Work');
  await expect(list.section('Friends')).toHaveAccessibleName('Friends (0/0)');

  await list.onContact(BOB, 'Move to group', 'Friends');
  await expect(list.section('Friends')).toHaveAccessibleName('Friends (0/1)');
  await list.contact(addressOf('carol')).dragTo(list.section('Work'));
  await expect(list.section('Work')).toHaveAccessibleName('Work (0/1)');
  await list.onContact(BOB, 'Copy to group', 'Work');
  await expect(list.section('Work')).toHaveAccessibleName('Work (0/2)');
  await expect(list.section('Friends')).toHaveAccessibleName('Friends (0/1)');
  expect(await list.lines()).toEqual([
    'Friends (0/1)',
    `${BOB}, Offline`,
    'Work (0/2)',
    `${BOB}, Offline`,
    `${addressOf('carol')}, Offline`,
  ]);

  await list.onSection('Work', 'Rename group');
  await list.nameGroup('Colleagues');
  await list.section('Colleagues').click();
  await expect(list.section('Colleagues')).toHaveAttribute('aria-expanded', 'false');
  await expect(list.contact(addressOf('carol'))).toBeHidden();
  await list.onSection('Colleagues', 'Delete group');
  await list.dialog('Delete group').getByRole('button', { name: 'Delete group' }).click();
  await expect(list.section('Colleagues')).toBeHidden();
  await expect(list.section('Other contacts')).toHaveAccessibleName('Other contacts (0/1)');

  // The server has it all: another sign-in brings the same list.
  await list.onMenu('Sign out');
  await alice.signInAgain();
  expect(await list.lines()).toEqual([
    'Friends (0/1)',
    `${BOB}, Offline`,
    'Other contacts (0/1)',
    `${addressOf('carol')}, Offline`,
  ]);
});

test('the list is searched, sorted, and somebody deleted from it', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob', 'carol'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  await bob.list.setName('Róbert');
  const { list } = alice;
  await list.addContact(addressOf('carol'));

  await list.sortBy('status');
  await expect(list.section('Available')).toHaveAccessibleName('Available (1)');
  expect(await list.lines()).toEqual([
    'Available (1)',
    'Róbert, Available',
    'Offline (1)',
    `${addressOf('carol')}, Offline`,
  ]);

  await list.search.fill('robert');
  await expect(list.contact(BOB)).toBeVisible();
  await expect(list.contact(addressOf('carol'))).toBeHidden();
  await list.search.fill('nobody at all');
  await expect(list.list).toHaveText('Nobody on your list matches.');
  await list.search.press('Escape');
  await expect(list.contact(addressOf('carol'))).toBeVisible();

  await list.onContact(BOB, 'Delete contact');
  const dialog = list.dialog('Delete contact');
  await dialog.getByRole('checkbox', { name: 'Also block' }).check();
  await dialog.getByRole('button', { name: 'Delete contact' }).click();
  await expect(list.contact(BOB)).toBeHidden();
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Offline`);
});

test('the privacy lists decide who sees whom', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const alice = await arrive(server, 'alice');
  const bob = await arrive(server, 'bob');
  await befriend(alice, bob);
  await alice.list.onMenu('Privacy');
  const dialog = alice.list.dialog('Privacy');
  const allowed = dialog.getByRole('listbox', { name: 'My Allow List:' });
  const blocked = dialog.getByRole('listbox', { name: 'My Block List:' });
  await expect(allowed.getByRole('option')).toHaveText(['All other people', BOB]);
  await allowed.getByRole('option', { name: BOB }).click();
  await dialog.getByRole('button', { name: 'Block »' }).click();
  await expect(blocked.getByRole('option')).toHaveText([BOB]);
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Offline`);
  await blocked.getByRole('option', { name: BOB }).click();
  await dialog.getByRole('button', { name: '« Allow' }).click();
  await expect(bob.list.contact(ALICE)).toHaveAccessibleName(`${ALICE}, Available`);

  const onlyAllowed = dialog.getByRole('checkbox', { name: 'Only people on my Allow List' });
  await onlyAllowed.check();
  await expect(blocked.getByRole('option')).toHaveText(['All other people']);
  await dialog.getByRole('button', { name: 'Who has added you?' }).click();
  await expect(dialog.getByRole('listbox', { name: 'People who have you' }).getByRole('option')).toHaveText([
    BOB,
  ]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await alice.list.onMenu('Sign out');
  await alice.signInAgain();
  await alice.list.onMenu('Privacy');
  await expect(onlyAllowed).toBeChecked();
});

test('what the server refuses is said in words', async ({ arrive, serve }) => {
  const server = await serve(accountsOf('alice', 'bob'));
  const { list } = await arrive(server, 'alice');
  await list.page.getByRole('button', { name: 'Add a contact' }).click();
  const dialog = list.dialog('Add a contact');
  const address = dialog.getByRole('textbox', { name: 'Their address:' });
  await address.fill('nobody@example.com');
  await address.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('There is nobody with that address on this network.');
  await address.fill(BOB);
  await address.press('Enter');
  await expect(dialog).toBeHidden();
  await list.page.getByRole('button', { name: 'Add a contact' }).click();
  await address.fill(BOB);
  await address.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('That contact is on your list already.');
});
