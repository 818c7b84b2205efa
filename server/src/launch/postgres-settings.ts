import { statfsSync } from 'node:fs'

/** Settings of our own server for two cores and little memory. Durability stays as PostgreSQL ships it: on. */
export function serverSettings(port: number, more: Record<string, string> = {}): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket file's path is cut off at about 100 bytes, and folder names here may be long and Chinese.
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    // Compiling plans costs short statements more than it ever gives back.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    // "Failing row contains …" would put people's words and names into the server's log.
    log_error_verbosity: 'terse',
    ...(process.platform === 'linux' ? { effective_io_concurrency: '200' } : {}),
    ...(hasLittleSharedMemory() ? { max_parallel_workers_per_gather: '0' } : {}),
    ...more,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Containers give 64 MB of /dev/shm by default; a parallel hash join can ask for more and would fail. */
function hasLittleSharedMemory(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * 1024 * 1024
  } catch {
    return true
  }
}
