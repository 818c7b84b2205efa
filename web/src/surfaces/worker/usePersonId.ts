import { useMe } from '../../lib/session.ts'

/** The id of the worker who is signed in; inside the gate there always is one. */
export function usePersonId() {
  return useMe().data?.person?.id ?? ''
}
