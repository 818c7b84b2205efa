import type { Readable } from 'node:stream'
import type { Operation, Output, Parsed } from '@linli/contract/endpoint'
import type { Role } from '@linli/contract/identity'
import type { Actor } from './actor.ts'
import type { Db, Tx } from './db.ts'
import type { Files } from './files.ts'
import type { Keys } from './keys.ts'
import type { Numbers } from './number.ts'
import type { Outward } from './outward.ts'
import type { Sign, Signs } from './signs.ts'
import type { Tally } from './tally.ts'

/** What every operation may use. */
export interface Context {
  actor: Actor
  now: Date
  /** What the caller's browser says it is; empty in jobs. */
  device: string
  keys: Keys
  files: Files
  numbers: Numbers
  /** What stands before a path where a link leaves for the outside; null where the place has not said its address. */
  public_url: string | null
  newId(): string
}

/** What a read gets: no way to write. */
export interface QueryContext extends Context {
  db: Db
  /** Who is at what, as this process has heard. */
  signs: Signs
}

/** A change that others should hear of: never its content, only facts by which the right listeners are found. */
export interface LiveChange {
  noun: string
  id: string
  district_id: number
  facts: Record<string, string | boolean | null | (string | null)[]>
  /** Carried beside the notice, for the processes alone: listeners ask for it. */
  sign?: Sign
}

/** What a signal gets: reads, and one way to be heard. It fades by itself and is written nowhere. */
export interface SignalContext extends QueryContext {
  announce(change: LiveChange): void
}

/** What a command gets: one transaction, and everything that happens when it commits. */
export interface CommandContext extends Context {
  tx: Tx
  /** The id of the main thing that this command makes; a repeat of the command finds it again. */
  new_id: string
  tally: Tally
  /** Adds a job to the transaction: ids only. */
  emit(event: string, payload: Record<string, string>): void
  /** Tells the pages that are open, after the commit. */
  announce(change: LiveChange): void
  /** Starts (token) or ends (null) the visit of this browser. */
  setSession(token: string | null): void
}

export type DisclosureContext = Context & { tx: Tx }

/** At most so many calls in so many seconds from one address. */
export interface Limit {
  max: number
  per_seconds: number
}

interface Gate {
  roles: readonly Role[]
  limit?: Limit
}

export type QueryHandler<Op extends Operation> = Gate & {
  run(context: QueryContext, input: Parsed<Op>): Promise<Output<Op>>
}

/** `run` writes; `view` answers, for the first call and for every repeat, under today's permission. */
export type CommandHandler<Op extends Operation> = Gate & {
  run(context: CommandContext, input: Parsed<Op>): Promise<void>
  view(context: QueryContext, id: string): Promise<Output<Op>>
  /** Leaves no line in the record, where one would tell when somebody was looking and nothing else. */
  is_unrecorded?: true
  /** Which thing the answer shows; by default the input's `id`, else the one newly made. */
  result?(input: Parsed<Op>, context: { actor: Actor; new_id: string }): string
}

/** `run` answers and says whose data was read, for the log. */
export type DisclosureHandler<Op extends Operation> = Gate & {
  run(
    context: DisclosureContext,
    input: Parsed<Op>,
  ): Promise<{ answer: Output<Op>; subject_id: string | null; fields: string[] }>
}

/** `run` looks whether the sign may be given, and gives it. */
export type SignalHandler<Op extends Operation> = Gate & {
  run(context: SignalContext, input: Parsed<Op>): Promise<Output<Op>>
}

type HandlerOf<Op extends Operation> = Op['kind'] extends 'query'
  ? QueryHandler<Op>
  : Op['kind'] extends 'command'
    ? CommandHandler<Op>
    : Op['kind'] extends 'signal'
      ? SignalHandler<Op>
      : DisclosureHandler<Op>

/** What happens on an event, in the worker; at least once, so it must bear a repeat. */
export type Consumer = (context: CommandContext, payload: Record<string, string>) => Promise<void>

/** What happens on a schedule, in the worker, once a district. */
export interface Schedule {
  /** Cron expression in Asia/Shanghai. */
  cron: string
  /** Answers 'unrecorded' where nothing was done that the record should name. */
  run(context: CommandContext): Promise<void> | Promise<'unrecorded' | undefined>
}

/** What a route of bytes gets: reads, and short transactions of its own; neither audit nor request id. */
export interface RouteContext extends Context {
  db: Db
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>
}

/** A request for bytes as it came: `params` are the `:names` of the path, header names are lower case. */
export interface RouteRequest {
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string | undefined>>
  /** The whole body; empty for GET. */
  body: Buffer
}

export interface RouteAnswer {
  status: number
  headers: Record<string, string>
  /** A stream is closed by the server when the other side goes away; null sends no body. */
  body: Readable | Buffer | null
}

/** Bytes in or out, where an operation with JSON will not do. Refusals are thrown and answered like those of operations. */
export interface Route {
  method: 'GET' | 'PUT'
  /** Such as `/files/:token`. */
  path: string
  roles: readonly Role[]
  /** A larger body is refused before it is read. */
  max_bytes?: number
  limit?: Limit
  run(context: RouteContext, request: RouteRequest): Promise<RouteAnswer>
}

/** What work beyond operations and jobs gets: reads, and short transactions of its own. */
export interface OutsideContext {
  district_id: number
  /** Such work lasts, so the clock is asked each time. */
  now(): Date
  db: Db
  keys: Keys
  files: Files
  newId(): string
  /** One transaction with events, tallies, news and a line in the record, as a job has; `subject_id` is what it is about. */
  write<T>(
    subject_id: string | null,
    run: (context: CommandContext) => Promise<T>,
    how?: 'recorded' | 'unrecorded',
  ): Promise<T>
}

/** Work that reaches others over the network: outside of every transaction, and what it learns it writes in short ones. */
export interface ErrandContext extends OutsideContext {
  outward: Outward
}

/** What is done on an event, in the worker, after the commit that left it; at least once, and it may be cut off anywhere. */
export type Errand = (context: ErrandContext, payload: Record<string, string>) => Promise<void>

/** An errand by the clock, once a district. */
export interface Round {
  /** Cron expression in Asia/Shanghai. */
  cron: string
  run(context: ErrandContext): Promise<void>
}

/** What a line gets: the districts, what an errand in one of them stands on, and when to end. */
export interface LineContext {
  districts(): Promise<number[]>
  errand(district_id: number): ErrandContext
  signal: AbortSignal
}

/** Connections that others want kept open. One worker of the installation holds a line; when it ends, another takes it up. */
export type Line = (context: LineContext) => Promise<void>

/** How others call us when something has happened at their place (回调). They sign what they send; they have no session. The
 * body comes as the bytes that were signed. Store first, answer then, and leave the work to an event. */
export interface Callback {
  method: 'GET' | 'POST'
  /** Begins with `/hooks/:district_id/`; an unknown district is not found. */
  path: string
  /** A larger body is refused before it is read; 1 MiB unless said otherwise. */
  max_bytes?: number
  limit: Limit
  run(context: OutsideContext, request: RouteRequest): Promise<RouteAnswer>
}

/** What the delivery of a change may use; it acts for nobody. */
export interface DeliveryContext {
  db: Db
  keys: Keys
  now: Date
}

/** Content that is pushed as it is: made once a process, written to the streams of these people and of no others. */
export interface Delivery {
  event: string
  data: unknown
  person_ids: ReadonlySet<string>
}

/** Makes of a change what is pushed, and to whom. Changes with the same fact `order` (else id) come one after the other. */
export type Deliver = (context: DeliveryContext, change: LiveChange) => Promise<readonly Delivery[]>

export interface Module {
  name: string
  operations: readonly ImplementedOperation[]
  consumers: Readonly<Record<string, Consumer>>
  schedules: Readonly<Record<string, Schedule>>
  /** Which changes of this module's nouns an actor may hear of. */
  hears: Readonly<Record<string, (actor: Actor, facts: LiveChange['facts']) => boolean>>
  routes: readonly Route[]
  errands: Readonly<Record<string, Errand>>
  rounds: Readonly<Record<string, Round>>
  callbacks: readonly Callback[]
  lines: Readonly<Record<string, Line>>
  /** Nouns whose changes are pushed with their content. Opened once a process, which may remember who is to get them. */
  delivers: () => Readonly<Record<string, Deliver>>
}

export interface ImplementedOperation {
  operation: Operation
  // biome-ignore lint/suspicious/noExplicitAny: the table of all operations forgets each one's types; implement() has checked them
  handler: any
}

/** The operations table of a module: a missing operation, role or wrong answer does not compile. */
export function implement<M extends Record<string, Operation>>(
  name: string,
  contract: M,
  handlers: { [K in keyof M]: HandlerOf<M[K]> },
  more: Partial<Omit<Module, 'name' | 'operations'>> = {},
): Module {
  return {
    name,
    operations: Object.entries(contract).map(([key, operation]) => ({
      operation,
      handler: handlers[key as keyof M],
    })),
    consumers: more.consumers ?? {},
    schedules: more.schedules ?? {},
    hears: more.hears ?? {},
    delivers: more.delivers ?? (() => ({})),
    routes: more.routes ?? [],
    errands: more.errands ?? {},
    rounds: more.rounds ?? {},
    callbacks: more.callbacks ?? [],
    lines: more.lines ?? {},
  }
}

/** Staff who work on matters. */
export const STAFF = [
  'grid_worker',
  'unit_staff',
  'centre_staff',
  'leader',
] as const satisfies readonly Role[]
/** People of a people's mediation committee: its mediators and its clerk. */
export const MEDIATORS = ['mediator'] as const satisfies readonly Role[]
/** Anybody with an account, administrators and auditors included. */
export const ACCOUNT_HOLDERS = [
  ...STAFF,
  ...MEDIATORS,
  'catalogue_editor',
  'system_admin',
  'security_admin',
  'auditor',
] as const satisfies readonly Role[]
export const SIGNED_IN = ['resident', ...ACCOUNT_HOLDERS] as const satisfies readonly Role[]
export const ANYONE = ['visitor', ...SIGNED_IN] as const satisfies readonly Role[]
