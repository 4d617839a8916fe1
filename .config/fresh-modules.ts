import { vi } from 'vitest'

const kept = globalThis as typeof globalThis & { firstEnvironment?: NodeJS.ProcessEnv }
kept.firstEnvironment ??= { ...process.env }

/** A worker plays file after file in one process: between two, only what comes from packages stays loaded. */
vi.resetModules()
for (const name of Object.keys(process.env))
  if (!(name in kept.firstEnvironment)) delete process.env[name]
Object.assign(process.env, kept.firstEnvironment)
