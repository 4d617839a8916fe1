import { bundledSandbox } from './bundle.mjs'
import { generate } from './generate.mjs'

// An installation never fails for these: every command makes them again when it must.
for (const make of [generate, bundledSandbox])
  try {
    await make()
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error)
  }
