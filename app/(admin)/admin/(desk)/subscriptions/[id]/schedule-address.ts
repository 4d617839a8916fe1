import type { AskedChange } from './read-schedule-command.ts'

const names = ['do', 'number', 'to', 'until', 'later'] as const

/** The address of a dialog, with what was chosen in it so far. */
export function scheduleAddress(page: string, asked: AskedChange): string {
  const query = new URLSearchParams(
    names.flatMap((name) => {
      const text = asked[name]
      return text === undefined ? [] : [[name, text.slice(0, 20)]]
    }),
  )
  return `${page}?${query}`
}
