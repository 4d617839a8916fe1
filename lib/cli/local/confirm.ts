import { createInterface } from 'node:readline/promises'

/** Whether whoever called types the word; nobody there to type (a script) is a no. */
export async function confirmByTyping(word: string, question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')))
  const typed = await Promise.race([terminal.question(`${question}\nType ${word}: `), closed])
  terminal.close()
  return typed.trim() === word
}
