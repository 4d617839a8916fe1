// What a command was called with, and its help. Read before anything is installed, so Node's built-ins only.
import { parseArgs } from 'node:util'
import { commands } from './commands.mjs'

/**
 * What a command was called with.
 * @param {string} name one of `commands` @param {string[]} args
 * @returns {{ help: true } | { wrong: string } | { positionals: string[], values: import('./commands.mjs').Values }}
 *   `wrong`: the sentence for whoever called it
 */
export function readArguments(name, args) {
  const { options = {}, most = 0 } = commands[name] ?? {}
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...typesOf(options), help: { type: 'boolean', short: 'h' } },
    })
    if (values.help) return { help: true }
    if (positionals.length <= most) return { positionals, values }
    return { wrong: `${nameOf(name)} does not take “${positionals[most]}”` }
  } catch (error) {
    const below = args.find((arg) => /^-\d/.test(arg))
    if (below)
      return {
        wrong: `${nameOf(name)} does not take “${below}”: no value here begins with a minus`,
      }
    const [reason] = error instanceof Error ? error.message.split('. ') : [`${error}`]
    return { wrong: `${nameOf(name)}: ${reason}` }
  }
}

/** @param {string} name @returns {string} */
export function helpFor(name) {
  const { what, args, options = {} } = commands[name] ?? { what: '' }
  const listed = Object.entries({ ...options, help: { what: 'this text', value: undefined } })
  const left = listed.map(([option, { value }]) => `--${option}${value ? ` ${value}` : ''}`)
  const width = Math.max(...left.map(({ length }) => length)) + 2
  const lines = listed.map(([, { what: meaning }], at) => `  ${left[at]?.padEnd(width)}${meaning}`)
  const usage = [nameOf(name), '--', ...(args ? [args] : []), '[options]'].join(' ')
  return [usage, what, '', ...lines].join('\n')
}

/** @param {string} name */
function nameOf(name) {
  return `npm run ${name}`
}

/** @param {Record<string, import('./commands.mjs').Option>} options @returns {Record<string, { type: 'string' | 'boolean' }>} */
function typesOf(options) {
  return Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
}
