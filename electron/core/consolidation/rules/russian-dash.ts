/** Joins subject and value where English has a verb. A source of a pattern. */
export const DASH = '(?: *[—–:] *| - | это )';
