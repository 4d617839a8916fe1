import { expect, test } from 'vitest'
import { jobs } from '#lib/jobs/registry.ts'
import { jobWords } from './job-messages.ts'

test('every job has a name in both languages', () => {
  for (const { names } of [jobWords.ja, jobWords.en])
    expect(Object.keys(names).toSorted()).toEqual(jobs.map(({ name }) => name).toSorted())
})
