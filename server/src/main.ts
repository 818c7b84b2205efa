import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readConfig } from '#platform/config'
import { buildHttp } from '#platform/http'
import { modules, openServices } from './wiring.ts'

const config = readConfig(process.env)
const services = await openServices(config)
const web = fileURLToPath(new URL('../../web/dist', import.meta.url))
const app = await buildHttp(services, modules, {
  ...config,
  web_folder: existsSync(web) ? web : null,
})
await app.listen({ port: config.port, host: config.host })
// The launcher waits for this line.
process.stdout.write(`ready ${config.port}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await app.close()
    await services.close()
    process.exit(0)
  })
}
