import type { z } from 'zod'

/**
 * What an operation is to the record: `query` reads, `command` writes in one transaction,
 * `disclosure` reads personal data and writes its log entry in the same transaction, `signal` shows the others for some
 * seconds what somebody is about to do, and is written nowhere.
 */
export type OperationKind = 'query' | 'command' | 'disclosure' | 'signal'

/** One operation that the two sides promise each other: `POST /api/<module>.<name>`. */
export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  K extends OperationKind = OperationKind,
> {
  kind: K
  path: string
  input: I
  output: O
}

/** What a caller sends, before defaults are filled in. */
export type Input<Op extends Operation> = z.input<Op['input']>
/** What the function behind the operation receives. */
export type Parsed<Op extends Operation> = z.output<Op['input']>
/** What the caller gets back. */
export type Output<Op extends Operation> = z.output<Op['output']>

const operation =
  <K extends OperationKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(
    path: string,
    input: I,
    output: O,
  ): Operation<I, O, K> => ({ kind, path, input, output })

/** Declares a read. */
export const query = operation('query')
/** Declares a write; the caller sends an `x-request-id` header (uuid), and a repeat is answered as the first time. */
export const command = operation('command')
/** Declares a logged read of personal or sealed data. */
export const disclosure = operation('disclosure')
/** Declares a sign that fades by itself: no transaction, no record, no request id. */
export const signal = operation('signal')
