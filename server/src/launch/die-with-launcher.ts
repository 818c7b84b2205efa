// Loaded before main.ts and worker.ts: the channel to the launcher closes even when it is killed with −9,
// and a server nobody watches must not go on alone.
process.channel?.unref()
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 5_000).unref()
})
