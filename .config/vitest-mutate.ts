import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { unit } from './vitest.ts'

/** The first test that fails ends the run: usually one of the quick ones does. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed()
  }
}

/**
 * Of the unit tests those that stand beside what `npm run mutate` changes; it says which. Stryker keeps them in threads,
 * which do not feel another TZ.
 */
export default defineConfig({
  root: unit.root,
  test: {
    ...unit,
    // Rules share nothing: one import of them serves all files.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    include: process.env.MUTATE_TESTS?.split(' ') ?? [],
    exclude: [...unit.exclude, '**/time-zones.test.ts'],
    setupFiles: [...unit.setupFiles, `${unit.root}.config/quick-properties.ts`],
  },
})
