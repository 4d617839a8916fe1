// The entry of every npm command, with Node's built-ins only: in a fresh clone nothing else is there.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Teiki needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

const commands = [
  'demo',
  'dev',
  'test',
  'sandbox',
  'worker',
  'doctor',
  'bench',
  'build',
  'db:migrate',
  'db:diff',
  'db:seed',
  'db:reset',
]
const [command = '', ...args] = process.argv.slice(2)
if (!commands.includes(command)) {
  console.error(`Unknown command ${command || '(none)'}. There are: ${commands.join(', ')}`)
  process.exit(1)
}

// npm that was killed leaves us alone: then we end too.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref()
}
// A reader that went away (| head) must not end in a loop of errors.
process.stdout.on('error', () => undefined)

const { ensureInstalled } = await import('./install.mjs')
const { generate } = await import('./generate.mjs')
try {
  await ensureInstalled()
  generate()
  const { register } = await import('tsx/esm/api')
  register()
  const { run } = await import(`./${command.replace(':', '-')}.ts`)
  await run(args)
} catch (error) {
  console.error(error instanceof Error && !process.env.TEIKI_TRACE ? error.message : error)
  process.exit(1)
}
