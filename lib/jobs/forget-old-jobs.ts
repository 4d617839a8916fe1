import { db } from '#lib/db/client.ts'
import { jobs } from './registry.ts'

/** A job that got another name leaves its record, which nobody would bring up to date: staff would read that it is late. */
export async function forgetOldJobs(): Promise<void> {
  await db().jobRun.deleteMany({ where: { name: { notIn: jobs.map(({ name }) => name) } } })
}
