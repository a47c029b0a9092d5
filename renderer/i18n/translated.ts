/**
 * The texts of an English file in another language: the same keys, none missing and none besides. That each asks for
 * the same values is for a test to say.
 */
export type Translated<English> = Readonly<Record<keyof English, string>>;
