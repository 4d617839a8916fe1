// The entry of every npm command, with Node's built-ins only: in a fresh clone nothing else is there.
// Old Nodes must be able to read this file, or they could not say that they are too old.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Teiki needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org and start again.`,
  )
  process.exit(1)
}

/** The others need settings, so they read `.env` as Next does; these make their own. */
const makesSettings = [
  'demo',
  'dev',
  'test',
  'bench',
  'mutate',
  'proof:dates',
  'proof:failover',
  'proof:kill',
  'proof:pooler',
  'proof:sim',
  'proof:vercel',
  'sandbox',
  'database',
]

/** They say by themselves that a run is starting, or need none. */
const startsBeside = ['doctor', 'db:reset', 'db:diff']

const [command = '', ...args] = process.argv.slice(2)

endWithNpm()
// A reader that went away (| head) must not end in a loop of errors.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

start().catch((error) => {
  console.error(error instanceof Error && !process.env.TEIKI_TRACE ? error.message : error)
  process.exit(1)
})

async function start() {
  const called = await readCall()
  if (called === null) return
  const { ensureInstalled } = await import('./local/install.mjs')
  await ensureInstalled()
  if (command === 'sandbox') return startSandbox(called.values)
  const { ensureGenerated } = await import('./local/generate.mjs')
  await ensureGenerated()
  // Found without the loader of TypeScript in half the time; every command needs it.
  const [{ register }] = await Promise.all([import('tsx/esm/api'), import('zod')])
  register()
  if (!makesSettings.includes(command) && process.env.LOCAL_RUN !== '1') await loadSettings()
  const { run } = await import(`./commands/${command.replace(':', '-')}.ts`)
  await run(called.positionals, called.values)
}

/** Null: it was answered by a text, and nothing is done. */
async function readCall() {
  const { commandNames, commands } = await import('./commands.mjs')
  const { helpFor, readArguments } = await import('./read-arguments.mjs')
  if (!Object.hasOwn(commands, command)) {
    const list = commandNames.map((name) => `npm run ${name}`).join(', ')
    return refuse(`There is no command ${command || 'without a name'}. There are: ${list}`)
  }
  const called = readArguments(command, args)
  if ('wrong' in called) return refuse(`${called.wrong}\n\n${helpFor(command)}`)
  if (!('help' in called)) return called
  console.log(helpFor(command))
  return null
}

/** A call that nobody can mean: code 2, as other commands do. */
function refuse(/** @type {string} */ sentence) {
  console.error(sentence)
  process.exitCode = 2
  return null
}

async function startSandbox(/** @type {import('./commands.mjs').Values} */ values) {
  const { bundledSandbox } = await import('./local/bundle.mjs')
  const { pathToFileURL } = await import('node:url')
  const { run } = await import(pathToFileURL(await bundledSandbox()).href)
  await run(values)
}

/** npm that was killed leaves us alone: then we end too. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** Without settings of its own, a command speaks of the local run that is going. */
async function loadSettings() {
  const { existsSync } = await import('node:fs')
  const { root } = await import('./local/install.mjs')
  for (const file of [`${root}/.env.local`, `${root}/.env`])
    if (existsSync(file)) process.loadEnvFile(file)
  if (process.env.DATABASE_URL || command === 'build') return
  const { readLocalRun } = await import('./local/local-run.ts')
  const { environmentOfRunning, holderOfRun, noSettingsIn } = await import('./local/run-file.ts')
  const { dataDir } = readLocalRun()
  const settings = environmentOfRunning(dataDir)
  if (settings === null) {
    if (holderOfRun(dataDir) === null || startsBeside.includes(command)) return
    throw new Error(`Settings: ${noSettingsIn(dataDir)}`)
  }
  console.error(`Settings: those of the local run in ${dataDir}`)
  Object.assign(process.env, settings)
}
