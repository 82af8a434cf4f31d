import { describe, expect, it } from 'vitest';
import { type ListReader, MAX_LISTED_CONTACTS } from './list-synchronization.ts';
import { msnp07 } from './msnp07.ts';
import { msnp12 } from './msnp12.ts';

const NOW = { listVersion: '1', settingsVersion: '1' };

function begun(promised: number): ListReader {
  const reader = msnp12.lists.createReader(5);
  reader.accept({ type: 'synchronizing', trid: 5, ...NOW, contactCount: promised, groupCount: 0 });
  return reader;
}

function listContact(reader: ListReader, address: string, more: object = {}): void {
  reader.accept({ type: 'contactListed', address, listBits: 3, ...more });
}

describe('a server that means no good', () => {
  it('cannot fill the memory with rows', () => {
    const rows = MAX_LISTED_CONTACTS + 10;
    const reader = begun(rows);
    for (let index = 0; index < rows; index += 1) listContact(reader, `user${index}@example.com`);
    expect(reader.result()?.contacts).toHaveLength(MAX_LISTED_CONTACTS);
  });

  it('cannot fill the memory with what it says of one person', () => {
    const reader = begun(2);
    listContact(reader, 'bob@example.com', {
      name: 'B'.repeat(30_000),
      contactId: 'c'.repeat(30_000),
      groupIds: Array.from({ length: 10_000 }, (_, index) => `${index}`),
    });
    for (let index = 0; index < 5_000; index += 1) {
      reader.accept({ type: 'contactProperty', property: `P${index}`, value: 'v'.repeat(1_000) });
      reader.accept({ type: 'property', property: `P${index}`, value: 'v'.repeat(1_000) });
    }
    listContact(reader, `${'x'.repeat(30_000)}@example.com`);
    const lists = reader.result()!;
    expect(lists.contacts.map(({ address }) => address)).toEqual(['bob@example.com']);
    expect(JSON.stringify(lists).length).toBeLessThan(40_000);
  });

  it('cannot fill the memory with groups', () => {
    const reader = msnp12.lists.createReader(5);
    reader.accept({ type: 'synchronizing', trid: 5, ...NOW, contactCount: 0, groupCount: 20_000 });
    for (let index = 0; index < 20_000; index += 1) {
      reader.accept({ type: 'groupListed', groupId: `g${index}`, name: 'n'.repeat(5_000) });
    }
    const { groups } = reader.result()!;
    expect(groups.length).toBeLessThanOrEqual(1_000);
    expect(groups[0]?.name.length).toBeLessThan(400);
  });

  it('is not believed before it has sent as much as it promised', () => {
    const reader = begun(2);
    listContact(reader, 'bob@example.com');
    expect(reader.result()).toBeNull();
    listContact(reader, 'carol@example.com');
    expect(reader.result()?.contacts).toHaveLength(2);
  });

  it('may count as it likes, list by list', () => {
    const reader = msnp07.lists.createReader(5);
    reader.accept({ type: 'synchronizing', trid: 5, listVersion: '1' });
    reader.accept({ type: 'groupListed', trid: 5, index: 9, total: 1, groupId: '0', name: 'Others' });
    for (const list of ['forward', 'allow', 'block'] as const) {
      reader.accept({
        type: 'contactListed',
        trid: 5,
        list,
        index: 4_294_967_295,
        total: 0,
        address: 'a@b.c',
      });
    }
    expect(reader.result()).toBeNull();
    reader.accept({ type: 'contactListed', trid: 5, list: 'reverse', index: 0, total: 0 });
    expect(reader.result()?.contacts).toMatchObject([
      { address: 'a@b.c', lists: { forward: true, reverse: false } },
    ]);
  });
});
