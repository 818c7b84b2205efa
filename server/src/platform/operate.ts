import type { Operation } from '@linli/contract/endpoint'
import type { Actor } from './actor.ts'
import { type AuditLine, writeAudit } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Database, Db, Tx } from './db.ts'
import { LastingRefusal, Refusal, sqlState } from './errors.ts'
import type { Files } from './files.ts'
import { newId } from './ids.ts'
import type { Event, Jobs } from './jobs.ts'
import type { Keys } from './keys.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { CommandContext, Context, ImplementedOperation, LiveChange } from './module.ts'
import type { Numbers } from './number.ts'
import type { Outward } from './outward.ts'
import { claimRequest, freeRequest } from './request.ts'
import { openTally } from './tally.ts'

/** Everything an operation can be given, opened once a process. */
export interface Services {
  database: Database
  clock: Clock
  keys: Keys
  files: Files
  numbers: Numbers
  public_url: string | null
  jobs: Jobs
  live: Live
  outward: Outward
  log: Log
  /** Who acts where nobody asks: no role at all, in one district. */
  jobActor(district_id: number): Actor
  /** Who the bearer of a session's token is now; a visitor without one. `looking` does not keep the visit alive. */
  authenticate(db: Db, token: string | null, now: Date, how?: 'using' | 'looking'): Promise<Actor>
}

export interface Call {
  token: string | null
  request_id: string | null
  /** What the browser says it is; shown to its owner in the list of visits. */
  device?: string
  input: unknown
}

export interface Answer {
  body: unknown
  /** Set where the visit of this browser starts (token) or ends (null). */
  session?: string | null
}

/** The fixed order of every operation: who → may this role → parse → (begin → seen before? → run → audit → events →
 * tallies → commit) → answer. A read and a sign have nothing in the brackets. */
export async function operate(
  services: Services,
  one: ImplementedOperation,
  call: Call,
): Promise<Answer> {
  const { operation, handler } = one
  const now = services.clock.now()
  const actor = await services.authenticate(services.database.db, call.token, now)
  if (!actor.roles.some((role) => handler.roles.includes(role))) {
    throw actor.kind === 'visitor'
      ? new Refusal('unauthenticated', 'sign_in_first')
      : new Refusal('forbidden', 'not_your_role')
  }
  if (actor.must_change_password && !operation.path.startsWith('/identity.')) {
    throw new Refusal('forbidden', 'must_change_password')
  }
  const input = parseInput(operation, call.input)
  const context: Context = {
    actor,
    now,
    device: call.device ?? '',
    keys: services.keys,
    files: services.files,
    numbers: services.numbers,
    public_url: services.public_url,
    newId: () => newId(now),
  }
  const reader = { ...context, db: services.database.db, signs: services.live.signs }
  if (operation.kind === 'query') {
    return { body: parseOutput(operation, await handler.run(reader, input)) }
  }
  if (operation.kind === 'signal') {
    const { changes, context: heard } = collect()
    const answer = await handler.run({ ...reader, announce: heard.announce }, input)
    services.live.publish(changes)
    return { body: parseOutput(operation, answer) }
  }
  if (operation.kind === 'disclosure') return disclose(services, one, context, input)
  if (!call.request_id) throw new Refusal('invalid', 'request_id_missing')
  const { request_id } = call
  return again(() => command(services, one, context, { input, request_id }))
}

async function command(
  services: Services,
  { operation, handler }: ImplementedOperation,
  base: Context,
  // biome-ignore lint/suspicious/noExplicitAny: parsed by the operation's own schema just before
  { input, request_id }: { input: any; request_id: string },
): Promise<Answer> {
  const new_id = base.newId()
  const after = collect()
  const { actor, now } = base
  const result_id: string = handler.result?.(input, { actor, new_id }) ?? input.id ?? new_id
  const claim = {
    district_id: actor.district_id,
    actor_id: actor.person_id,
    request_id,
    operation: operation.path,
    input,
    result_id,
    at: now,
  }
  const answer = await services.database.db.transaction().execute(async (tx) => {
    const known = await claimRequest(tx, services.keys, claim)
    const viewer = { ...base, db: tx as Db, signs: services.live.signs }
    if (known) return { body: parseOutput(operation, await handler.view(viewer, known)) }
    const refusal = await runOrKeep(() =>
      handler.run({ ...base, ...after.context, tx, new_id }, input),
    )
    const line = {
      district_id: actor.district_id,
      id: base.newId(),
      at: now,
      actor_id: actor.person_id,
      operation: operation.path.slice(1),
      kind: 'command' as const,
      subject_id: result_id,
      fields: Object.keys(input),
      request_id,
    }
    if (refusal) {
      await freeRequest(tx, claim)
      await writeAudit(tx, { ...line, ...refusal.record, refused: refusal.reason })
      return refusal
    }
    if (after.session !== undefined) {
      viewer.actor = await services.authenticate(tx, after.session, now)
      // Who signs in was nobody a moment ago; the deed is written down as theirs, in their own district.
      if (after.session !== null) {
        if (viewer.actor.kind === 'visitor') throw new Refusal('forbidden', 'no_post')
        line.actor_id = viewer.actor.person_id
        line.district_id = viewer.actor.district_id
      }
    }
    await settle(services, tx, after, { ...line, is_unrecorded: handler.is_unrecorded })
    const body = parseOutput(operation, await handler.view(viewer, result_id))
    return after.session === undefined ? { body } : { body, session: after.session }
  })
  if (answer instanceof LastingRefusal) throw answer
  services.live.publish(after.changes)
  return answer
}

async function runOrKeep(run: () => Promise<void>): Promise<LastingRefusal | null> {
  try {
    await run()
    return null
  } catch (error) {
    if (error instanceof LastingRefusal) return error
    throw error
  }
}

async function disclose(
  services: Services,
  { operation, handler }: ImplementedOperation,
  base: Context,
  input: unknown,
): Promise<Answer> {
  return services.database.db.transaction().execute(async (tx) => {
    const found = await handler.run({ ...base, tx }, input)
    await writeAudit(tx, {
      district_id: base.actor.district_id,
      id: base.newId(),
      at: base.now,
      actor_id: base.actor.person_id,
      operation: operation.path.slice(1),
      kind: 'disclosure',
      subject_id: found.subject_id,
      fields: found.fields,
      request_id: null,
    })
    return { body: parseOutput(operation, found.answer) }
  })
}

/** Runs a job of one district as a command without a request: the same transaction, audit, tallies and news. */
export async function runJob(
  services: Services,
  job: { name: string; actor: Actor; subject_id: string | null },
  run: (context: CommandContext) => Promise<void> | Promise<'unrecorded' | undefined>,
): Promise<void> {
  const now = services.clock.now()
  const after = collect()
  await services.database.db.transaction().execute(async (tx) => {
    const did = await run({
      ...after.context,
      tx,
      actor: job.actor,
      now,
      device: '',
      keys: services.keys,
      files: services.files,
      numbers: services.numbers,
      public_url: services.public_url,
      newId: () => newId(now),
      new_id: newId(now),
    })
    const { district_id } = job.actor
    if (did === 'unrecorded') return leave(services, tx, after, district_id)
    await settle(services, tx, after, {
      district_id,
      id: newId(now),
      at: now,
      actor_id: job.actor.person_id,
      operation: job.name,
      kind: 'job',
      subject_id: job.subject_id,
      fields: [],
      request_id: null,
    })
  })
  services.live.publish(after.changes)
}

function collect() {
  const events: Event[] = []
  const changes: LiveChange[] = []
  const tally = openTally()
  const after = {
    events,
    changes,
    tally,
    session: undefined as string | null | undefined,
    context: {
      tally,
      emit: (name: string, payload: Record<string, string>) => void events.push({ name, payload }),
      announce: (change: LiveChange) => void changes.push(change),
      setSession: (token: string | null) => {
        after.session = token
      },
    },
  }
  return after
}

async function settle(
  services: Services,
  tx: Tx,
  after: ReturnType<typeof collect>,
  { is_unrecorded, ...line }: AuditLine & { is_unrecorded?: boolean },
) {
  if (!is_unrecorded) await writeAudit(tx, line)
  await leave(services, tx, after, line.district_id)
}

async function leave(
  services: Services,
  tx: Tx,
  after: ReturnType<typeof collect>,
  district_id: number,
) {
  if (after.events.length > 0) await services.jobs.add(tx, after.events)
  await after.tally.flush(tx, district_id)
}

// Two commands that lock the same rows in another order: the database ends one of them, which then simply runs again.
async function again<T>(run: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (tries > 1 && ['40P01', '40001'].includes(sqlState(error))) return again(run, tries - 1)
    throw error
  }
}

function parseInput(operation: Operation, input: unknown) {
  const parsed = operation.input.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    code: issue.message === 'Invalid input' || issue.code !== 'custom' ? issue.code : issue.message,
  }))
  throw new Refusal('invalid', 'input_not_understood', { issues })
}

function parseOutput(operation: Operation, answer: unknown) {
  const parsed = operation.output.safeParse(answer)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ')
  throw new Error(`${operation.path} answered what it does not promise: ${where}`)
}
