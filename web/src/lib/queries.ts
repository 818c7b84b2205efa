import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueryClient,
  useQuery as useTanStackQuery,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { CommandName, DisclosureName, InputOf, OutputOf, QueryName } from './api.ts'
import { call, isPassing, isUnsent, type ProblemError } from './client.ts'
import { makeId } from './ids.ts'

/** The one cache of what the server said; there is no other store. */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => isPassing(error) && failures < 2,
        // Without network a query says so at once; the pages show what they hold.
        networkMode: 'always',
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** The cache key of a query: its name and its input. */
export function queryKey<N extends QueryName>(name: N, input: InputOf<N>) {
  return [name, input] as const
}

export interface QueryOptions {
  isEnabled?: boolean
  /** Keep showing the page before while the next one loads. */
  keepsPrevious?: boolean
  staleMs?: number
  /** Asked again after so many milliseconds, where nobody tells of a change. */
  everyMs?: number
}

/** Asks once, keeps the answer, and asks again when the live stream says that it changed. */
export function useQuery<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  { isEnabled = true, keepsPrevious = false, staleMs, everyMs }: QueryOptions = {},
): UseQueryResult<OutputOf<N>, ProblemError> {
  return useTanStackQuery<OutputOf<N>, ProblemError>({
    queryKey: queryKey(name, input),
    queryFn: ({ signal }) => call(name, input, { signal, retries: 0 }),
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
}

export interface CommandOptions<N extends CommandName> {
  /** Names or beginnings of names ("matters.") of the queries that this changes; default: its own module. */
  invalidates?: readonly string[]
  onDone?: (output: OutputOf<N>, input: InputOf<N>) => void
}

/**
 * A command for a button: `run.mutate(input)`, `run.isPending`, `run.error` (a `ProblemError`).
 * Pressing again after a lost answer repeats the same request id, so nothing is done twice.
 */
export function useCommand<N extends CommandName>(
  name: N,
  { invalidates, onDone }: CommandOptions<N> = {},
): UseMutationResult<OutputOf<N>, ProblemError, InputOf<N>> {
  const client = useQueryClient()
  const unsent = useRef<{ body: string; requestId: string } | undefined>(undefined)
  return useMutation<OutputOf<N>, ProblemError, InputOf<N>>({
    mutationFn: async (input) => {
      const body = JSON.stringify(input)
      const requestId = unsent.current?.body === body ? unsent.current.requestId : makeId()
      unsent.current = { body, requestId }
      try {
        const output = await call(name, input, { requestId })
        unsent.current = undefined
        return output
      } catch (error) {
        if (!isUnsent(error)) unsent.current = undefined
        throw error
      }
    },
    onSuccess: async (output, input) => {
      const starts = invalidates ?? [`${name.split('.')[0]}.`]
      onDone?.(output, input)
      await invalidate(client, starts)
    },
  })
}

/** A logged reading of personal data: asked for by an act, never kept in the cache. */
export function useDisclosure<N extends DisclosureName>(
  name: N,
): UseMutationResult<OutputOf<N>, ProblemError, InputOf<N>> {
  return useMutation<OutputOf<N>, ProblemError, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    gcTime: 0,
  })
}

/** Asks again for every query on screen whose name begins with one of these. */
export function invalidate(client: QueryClient, starts: readonly string[]) {
  return client.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      typeof name === 'string' && starts.some((start) => name.startsWith(start)),
  })
}
