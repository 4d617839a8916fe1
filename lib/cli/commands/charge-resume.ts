import { resumeCharges } from '#lib/charging/charging-switch.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** `npm run charge:resume`: what is due is charged again. */
export async function run(): Promise<void> {
  try {
    await resumeCharges('command')
    console.log('Charging goes on with what is due.')
  } finally {
    await closeDatabase()
  }
}
