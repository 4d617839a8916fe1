/** Marks that turn the direction of the text after them: they can make a name read as something else. */
const directionMarks = /\p{Bidi_Control}/gu

/** Controls, line and paragraph separators, the byte order mark, and half of a broken pair. */
const breaksAndControls = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff]/gu

/**
 * Text as one harmless line: whatever somebody typed cannot begin a new line, a header or another
 * direction of reading.
 */
export function singleLine(text: string): string {
  return text
    .replace(directionMarks, '')
    .replace(breaksAndControls, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The lines of a longer text, each harmless; empty ones stay, because they separate paragraphs. */
export function harmlessLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map(singleLine)
}
