import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { ErrorCode, Problem } from '@linli/contract/errors'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Actor } from './actor.ts'
import type { Config } from './config.ts'
import { notFound, Refusal, sqlState } from './errors.ts'
import { newId } from './ids.ts'
import type { Limit, Module } from './module.ts'
import { operate, type Services } from './operate.ts'
import { outsideContext } from './outside.ts'
import { openStream } from './stream.ts'

export const COOKIE = 'linli_session'

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  too_many_requests: 429,
  unavailable: 503,
}

const SURFACES = [
  { path: '/worker', page: 'worker.html' },
  { path: '/desk', page: 'desk.html' },
  { path: '', page: 'resident.html' },
]

/** The web server: every operation as POST, files and the live stream as GET. Knows Fastify; nothing else does. */
export async function buildHttp(
  services: Services,
  modules: readonly Module[],
  config: Pick<Config, 'secure_cookies'> & { web_folder: string | null },
): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    bodyLimit: 4_000_000,
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  app.addHook('onRequest', async (request) => refuseForeignPage(request))
  app.addHook('onSend', async (_request, reply) => addHeaders(reply, services))
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  // Pieces of files arrive as they are.
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )
  for (const module of modules) {
    addOperations(app, services, module, config.secure_cookies)
    addRoutes(app, services, module)
  }
  await app.register(async (scope) => addCallbacks(scope, services, modules))
  app.get('/health', async () => health(services))
  app.get('/api/stream', (request, reply) => listen(services, request, reply))
  if (config.web_folder) await addPages(app, config.web_folder)
  return app
}

function addOperations(app: FastifyInstance, services: Services, module: Module, secure: boolean) {
  for (const one of module.operations) {
    const limit = one.handler.limit
    const options = limit ? { config: { rateLimit: rateOf(limit) } } : {}
    app.post(`/api${one.operation.path}`, options, async (request, reply) => {
      const header = request.headers['x-request-id']
      const answer = await operate(services, one, {
        token: request.cookies[COOKIE] ?? null,
        request_id: typeof header === 'string' && UUID.test(header) ? header : null,
        device: request.headers['user-agent'] ?? '',
        input: request.body,
      })
      if (answer.session) {
        reply.setCookie(COOKIE, answer.session, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          maxAge: 31 * 86_400,
        })
      } else if (answer.session === null) reply.clearCookie(COOKIE, { path: '/' })
      return answer.body
    })
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function addRoutes(app: FastifyInstance, services: Services, module: Module) {
  for (const route of module.routes) {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: route.max_bytes ?? 1_048_576,
      ...(route.limit && { config: { rateLimit: rateOf(route.limit) } }),
      handler: async (request, reply) => {
        const now = services.clock.now()
        const actor = await authenticated(services, request)
        if (!actor.roles.some((role) => route.roles.includes(role))) throw notFound()
        if (actor.must_change_password && !route.roles.includes('visitor')) {
          throw new Refusal('forbidden', 'must_change_password')
        }
        const { db } = services.database
        const answer = await route.run(
          {
            actor,
            now,
            device: request.headers['user-agent'] ?? '',
            db,
            keys: services.keys,
            files: services.files,
            numbers: services.numbers,
            public_url: services.public_url,
            newId: () => newId(now),
            transaction: (run) => db.transaction().execute(run),
          },
          {
            params: texts(request.params),
            query: texts(request.query),
            headers: texts(request.headers),
            body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          },
        )
        return reply.code(answer.status).headers(answer.headers).send(answer.body)
      },
    })
  }
}

/** Whatever type others say their bytes have, they are kept as they came: signatures are over bytes. */
function addCallbacks(app: FastifyInstance, services: Services, modules: readonly Module[]) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  for (const callback of modules.flatMap((module) => module.callbacks)) {
    app.route({
      method: callback.method,
      url: callback.path,
      bodyLimit: callback.max_bytes ?? 1_048_576,
      config: { rateLimit: rateOf(callback.limit) },
      handler: async (request, reply) => {
        const params = texts(request.params)
        const context = await outsideContext(services, Number(params['district_id']))
        if (!context) throw notFound()
        const answer = await callback.run(context, {
          params,
          query: texts(request.query),
          headers: texts(request.headers),
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        })
        return reply.code(answer.status).headers(answer.headers).send(answer.body)
      },
    })
  }
}

function texts(values: unknown): Record<string, string> {
  const found = typeof values === 'object' && values !== null ? Object.entries(values) : []
  return Object.fromEntries(found.map(([key, value]) => [key, String(value)]))
}

function rateOf(limit: Limit) {
  return { max: limit.max, timeWindow: limit.per_seconds * 1000 }
}

function authenticated(
  services: Services,
  request: FastifyRequest,
  how: 'using' | 'looking' = 'using',
): Promise<Actor> {
  const token = request.cookies[COOKIE] ?? null
  return services.authenticate(services.database.db, token, services.clock.now(), how)
}

async function listen(services: Services, request: FastifyRequest, reply: FastifyReply) {
  // A page that lies open is not a person at work: the stream must not keep a forgotten visit from ending.
  const again = () => authenticated(services, request, 'looking')
  const actor = await again()
  reply.hijack()
  openStream(reply.raw, services, { actor, again })
}

async function health(services: Services) {
  await services.database.pool.query('select 1')
  return { is_well: true, now: services.clock.now().toISOString() }
}

async function addPages(app: FastifyInstance, folder: string) {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/') || path.includes('\\assets\\')
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || /^\/(api|files|assets|hooks)\//.test(request.url)) {
      return sendProblem(new Refusal('not_found', 'not_found'), request, reply)
    }
    const surface = SURFACES.find(
      ({ path }) =>
        request.url === path ||
        request.url.startsWith(`${path}/`) ||
        request.url.startsWith(`${path}?`),
    )
    return reply.header('cache-control', 'no-cache').sendFile(surface?.page ?? 'resident.html')
  })
}

/** A page of another site may not act in this one's name, whatever its browser sends along. */
function refuseForeignPage(request: FastifyRequest) {
  const origin = request.headers.origin
  if (request.method === 'GET' || request.method === 'HEAD' || !origin) return
  const host = request.headers['x-forwarded-host'] ?? request.headers.host
  if (URL.parse(origin)?.host !== host) throw new Refusal('forbidden', 'foreign_page')
}

function addHeaders(reply: FastifyReply, services: Services) {
  reply.headers({
    'x-linli-now': services.clock.now().toISOString(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=(self)',
    'content-security-policy':
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  })
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = error instanceof Refusal ? error : asRefusal(error)
  if (!refusal) {
    request.log.error({ err: error, request_id: request.id }, 'a fault of ours')
    return reply.code(500).type('application/problem+json').send({
      type: 'about:blank',
      title: 'fault',
      status: 500,
      code: 'unavailable',
      reason: 'fault',
      request_id: request.id,
    })
  }
  const { issues, ...data } = refusal.data ?? {}
  const status = STATUS[refusal.code]
  const problem: Problem = {
    type: 'about:blank',
    title: refusal.reason,
    status,
    code: refusal.code,
    reason: refusal.reason,
  }
  const whole = {
    ...problem,
    ...(Object.keys(data).length > 0 && { data }),
    ...(Array.isArray(issues) && { issues }),
  }
  return reply.code(status).type('application/problem+json').send(whole)
}

function asRefusal(error: unknown): Refusal | null {
  // Class 22: the database could not take a value as what it should be, such as a cursor of one's own making.
  if (sqlState(error).startsWith('22')) return new Refusal('invalid', 'input_not_understood')
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error
      ? Number(error.statusCode)
      : 0
  // Somebody else holds the row, and for too long to let a connection wait for it.
  if (sqlState(error) === '55P03') return new Refusal('unavailable', 'busy')
  if (status === 413) return new Refusal('invalid', 'too_large')
  if (status === 415 || status === 400) return new Refusal('invalid', 'input_not_understood')
  if (status === 429) return new Refusal('too_many_requests', 'too_many_requests')
  if (status === 404) return new Refusal('not_found', 'not_found')
  return null
}
