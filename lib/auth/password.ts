/** In characters; NIST SP 800-63B asks for 8 and more, and no rules about kinds of characters. */
export const staffPasswordLength = { min: 12, max: 128 } as const
