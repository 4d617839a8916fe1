import { expect, test } from 'vitest'
import { jobs } from '#lib/jobs/registry.ts'
import { operationsWords } from './messages.ts'

test('every job has a name in both languages', () => {
  for (const { names } of [operationsWords.ja, operationsWords.en])
    expect(Object.keys(names).toSorted()).toEqual(jobs.map(({ name }) => name).toSorted())
})
