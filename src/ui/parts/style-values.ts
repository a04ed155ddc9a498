// What styles share. It names nothing else: styles are worked out when the site is built.

/** Under this width a phone: one column, lists in place of tables. */
export const phone = '@media (max-width: 639px)';
/** Under this width one column. */
export const narrow = '@media (max-width: 1023px)';
/** A thin line between rows and around cards; `tokens.colorNeutralStroke2` by the name that it has in CSS. */
export const hairline = '1px solid var(--colorNeutralStroke2)';
