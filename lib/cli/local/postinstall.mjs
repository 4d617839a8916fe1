import { bundleSandbox } from './bundle.mjs'
import { generate } from './generate.mjs'

// An installation never fails for these: every command makes them again when it must. Nor does it wait for
// a lock, because it is the command that holds it that installs.
for (const make of [generate, bundleSandbox])
  try {
    await make()
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error)
  }
