/** Where a process finds its database, files and port; read once, at start. */
export interface Config {
  database_url: string
  /** Folder for files, keys and exports. */
  data_folder: string
  port: number
  host: string
  pool_size: number
  log_level: string
  /** Where strangers open the residents’ pages, such as https://linli.example.cn; null where nobody has said. */
  public_url: string | null
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
    public_url: publicUrl(env['LINLI_PUBLIC_URL']),
    secure_cookies: env['LINLI_SECURE_COOKIES'] === '1',
  }
}

/** The address as it stands before every path, without a slash at its end. Throws a plain sentence for what is none: a wrong link
 * in a thousand groups is worse than none. */
export function publicUrl(said: string | undefined): string | null {
  if (!said) return null
  const url = URL.canParse(said) ? new URL(said) : null
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
  if (!isPlain || url.pathname !== '/')
    throw new Error(
      `LINLI_PUBLIC_URL must be an address such as https://linli.example.cn, without a path; it is “${said}”.`,
    )
  return url.origin
}
