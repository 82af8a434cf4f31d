/** How an answer is computed: `md5` to MSNP10 (facts §6.1), `msnp11` from there on (facts §6.2). */
export type ChallengeAlgorithm = 'md5' | 'msnp11';

/** A client program as challenges know it: the id is sent with the answer, the key goes into it. */
export interface Product {
  readonly id: string;
  readonly key: string;
  /** First and last dialect the product was made for, as numbers. */
  readonly dialects: readonly [first: number, last: number];
}

/** Published ids and keys (facts §6.2). */
export const PRODUCTS = {
  messenger4: { id: 'msmsgs@msnmsgr.com', key: 'Q1P7W2E4J9R8U3S5', dialects: [6, 10] },
  product38: { id: 'PROD0038W!61ZTF9', key: 'VT6PX?UQTM4WM%YR', dialects: [6, 10] },
  product58: { id: 'PROD0058#7IL2{QD', key: 'QHDCY@7R1TB6W?5B', dialects: [6, 10] },
  product61: { id: 'PROD0061VRRZH@4F', key: 'JXQ6J@TUOGYV@N0M', dialects: [6, 10] },
  product50: { id: 'PROD00504RLUG%WL', key: 'I2EBK%PYNLZL5_J4', dialects: [6, 10] },
  product76: { id: 'PROD0076ENE8*@AW', key: 'CEQJ8}OE0!WTSWII', dialects: [6, 10] },
  messenger75: { id: 'PROD0090YUAUV{2B', key: 'YMM8C_H7KCQ2S_KL', dialects: [11, 12] },
  product101: { id: 'PROD0101{0RM?UBW', key: 'CFHUR$52U_{VIX5T', dialects: [11, 12] },
  product106: { id: 'PROD01065C%ZFN6F', key: 'O4BG@C7BWLYQX?5G', dialects: [13, 14] },
  product112: { id: 'PROD0112J1LW7%NB', key: 'RH96F{PHI8PPX_TJ', dialects: [13, 14] },
  product113: { id: 'PROD0113H11T8$X_', key: 'RG@XY*28Q5QHS%Q5', dialects: [15, 21] },
  product114: { id: 'PROD0114ES4Z%Q5W', key: 'PK}_A_0N_K%O?A9S', dialects: [15, 21] },
  product118: { id: 'PROD0118R6%2WYOS', key: 'YIXPX@5I2P0UT*LK', dialects: [15, 21] },
  product119: { id: 'PROD0119GSJUC$18', key: 'ILTXC!4IXB5FB*PX', dialects: [15, 21] },
  messenger2009: { id: 'PROD0120PW!CCV9@', key: 'C1BX{V4W}Q3*10SM', dialects: [15, 21] },
} as const satisfies Readonly<Record<string, Product>>;

/** The product with that id, or undefined. */
export function productById(id: string): Product | undefined {
  return Object.values(PRODUCTS).find((product) => product.id === id);
}
