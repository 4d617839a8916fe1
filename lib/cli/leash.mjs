// A child whose supervisor is gone, however it ended, ends too.
if (process.send) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
