/** Without the characters that PostgreSQL refuses, and without halves of characters. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
