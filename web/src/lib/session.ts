import { useQueryClient } from '@tanstack/react-query'
import { useQuery } from './queries.ts'

/** Who is here (`identity.me`): visitors are answered too. Undefined while it is asked for. */
export function useMe() {
  return useQuery('identity.me', {}, { staleMs: 60_000 })
}

/** After signing in or out everything that was read belongs to somebody else: forget all and ask again. */
export function useForgetEverything() {
  const client = useQueryClient()
  return () => client.resetQueries()
}
