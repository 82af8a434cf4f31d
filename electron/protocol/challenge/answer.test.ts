import { describe, expect, it } from 'vitest';
import { answerChallenge } from './answer.ts';
import { type Product, productById, PRODUCTS } from './products.ts';
import { saltedPasswordHash } from './salted-password.ts';

function product(id: string): Product {
  const found = productById(id);
  if (found === undefined) throw new Error(`no product ${id}`);
  return found;
}

describe('answerChallenge', () => {
  it('answers to MSNP10 with a plain digest (facts §6.1)', () => {
    const answer = answerChallenge(product('msmsgs@msnmsgr.com'), '15570131571988941333', 'md5');
    expect(answer).toBe('8f2f5a91b72102cd28355e9fc9000d6e');
  });

  it.each([
    ['PROD0090YUAUV{2B', '22210219642164014968', '85ecb0db8f32113df79ce0892b9a102c'],
    ['PROD0090YUAUV{2B', '36819795137093047918', 'e7ad3cb09d3e9e4e7c720175984809e9'],
    ['PROD0090YUAUV{2B', '21948129323261853323', '59bcf63ed21f44906c3d3e121ddbed65'],
    ['PROD0090YUAUV{2B', '41525959199453244913', 'dcb8ff529e4dd12cc43389851128d2db'],
    ['PROD0090YUAUV{2B', '31744216663023315951', 'd15553d0ea89c9f63bbb98a208fa4235'],
    ['PROD0113H11T8$X_', '11533365622852247127', 'f086d1ded067186deca8dba2231602cf'],
    ['PROD0113H11T8$X_', '237191752526424888127371168', '65b6b623c649c25629af048d34066040'],
    ['PROD0119GSJUC$18', '22210219642164014968', 'a400af809ac86fbdf6deec7286fc06b8'],
    ['PROD0120PW!CCV9@', '22210219642164014968', '6e92a312bf6b70ee58e75a1e3315695c'],
  ])('answers %s to %s (facts §6.2)', (id, challenge, answer) => {
    expect(answerChallenge(product(id), challenge, 'msnp11')).toBe(answer);
  });

  it('answers challenges of any length', () => {
    for (const challenge of ['', '1', '12345678', 'é'.repeat(100)]) {
      expect(answerChallenge(PRODUCTS.messenger75, challenge, 'msnp11')).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  it('knows no product by another id', () => {
    expect(productById('PROD')).toBeUndefined();
  });
});

describe('saltedPasswordHash', () => {
  it('gives the example of facts §4.1', () => {
    expect(saltedPasswordHash('73e3a5c65b2c396', 'secret')).toBe('8cdeeb927bb025a4fde125d5fcfbf110');
  });
});
