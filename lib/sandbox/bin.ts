#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { run } from './command.ts'
import { options } from './options.mjs'

endWithNpm()
start(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function start(args: string[]): Promise<void> {
  const values = read(args)
  if (values?.help) console.log(help())
  else if (values) await run(values)
}

/** Null for a call that nobody can mean: code 2, as other commands do. */
function read(args: string[]) {
  try {
    const help = { type: 'boolean', short: 'h' } as const
    return parseArgs({ args, options: { ...options, help } }).values
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('. ') : [error]
    console.error(`smartpay-sandbox: ${reason}\n\n${help()}`)
    process.exitCode = 2
    return null
  }
}

/** npm or npx that was killed leaves us alone: then we end too. */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

function help(): string {
  const listed = Object.entries({ ...options, help: { value: undefined, what: 'this text' } })
  const left = listed.map(([name, { value }]) => `--${name}${value ? ` ${value}` : ''}`)
  const width = Math.max(...left.map(({ length }) => length)) + 2
  const lines = listed.map(([, { what }], at) => `  ${left[at]?.padEnd(width)}${what}`)
  return ['smartpay-sandbox [options]', 'The Smartpay sandbox, until Ctrl-C.', '', ...lines].join(
    '\n',
  )
}
