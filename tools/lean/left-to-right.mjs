// Stands in for rtl-css-js inside Griffel, which mirrors every style for languages written from right to left. The
// product speaks English, and mirrored styles would only be worked out and never used.

/** The same property and value: nothing is mirrored. */
export const convertProperty = (key, value) => ({ key, value });

/** The same styles. */
export const convert = (styles) => styles;
