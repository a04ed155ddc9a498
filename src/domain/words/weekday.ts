/** The days of the working week, in order. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** One of them. */
export type Weekday = (typeof weekdays)[number];
