/** Where a process finds its database, files and port; read once, at start. */
export interface Config {
  database_url: string
  /** Folder for files, keys and exports. */
  data_folder: string
  port: number
  host: string
  pool_size: number
  log_level: string
  /** Cookies only over TLS; set where a gateway ends TLS. */
  secure_cookies: boolean
}

/** Reads the environment. Throws a plain sentence where something needed is absent. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const database_url = env['DATABASE_URL']
  if (!database_url)
    throw new Error('DATABASE_URL is not set; `npm start` sets it for its own PostgreSQL.')
  return {
    database_url,
    data_folder: env['LINLI_DATA'] ?? './data',
    port: Number(env['PORT'] ?? 8520),
    host: env['HOST'] ?? '0.0.0.0',
    pool_size: Number(env['LINLI_POOL'] ?? 16),
    log_level: env['LOG_LEVEL'] ?? 'warn',
    secure_cookies: env['LINLI_SECURE_COOKIES'] === '1',
  }
}
