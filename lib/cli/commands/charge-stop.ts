import { stopCharges } from '#lib/charging/charging-switch.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** `npm run charge:stop`: nothing is charged any more, whoever runs the jobs, until `npm run charge:resume`. */
export async function run(): Promise<void> {
  try {
    await stopCharges('command')
    console.log('All charging is stopped. What was sent before is still found out.')
    console.log('To go on: npm run charge:resume')
  } finally {
    await closeDatabase()
  }
}
