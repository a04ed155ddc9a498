/** Who reads the long list, and of whom one holds no promise: it asks for less than a page shows. */
export const tuned = ['Good Measure', 'graph-client, tuned', '@pnp/graph, tuned'] as const;
export const withLess = 'graph-client, tuned, without versions and people';
export const asShown = ['graph-client, as documented', '@pnp/graph, as documented'] as const;

export type Reader = (typeof tuned)[number] | typeof withLess | (typeof asShown)[number];
