import { generate } from './generate.mjs'

// An installation never fails for this: every command generates again when it must.
try {
  generate()
} catch (error) {
  console.warn(error instanceof Error ? error.message : error)
}
