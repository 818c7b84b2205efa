import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { callKept, isUnsent, type ProblemError } from '../../lib/client.ts'
import { makeId } from '../../lib/ids.ts'
import { invalidate } from '../../lib/queries.ts'
import { actCommand, type Told } from './act-command.ts'

export interface Acted {
  told: Told
  area_id: string | undefined
  /** Sends what is still unsent and gives the ids. */
  finishFiles: () => Promise<string[]>
}

/** Does an act now. A press after a lost answer repeats the same request, so nothing is done twice. */
export function useActNow(matter: Matter, action: MatterAction, onDone: () => void) {
  const client = useQueryClient()
  const unsent = useRef<{ body: string; requestId: string } | undefined>(undefined)
  return useMutation<void, ProblemError, Acted>({
    mutationFn: async ({ told, area_id, finishFiles }) => {
      const command = actCommand(action, matter.id, told)
      if (!command) return
      const file_ids = await finishFiles()
      const input = {
        ...command.input,
        ...(file_ids.length > 0 ? { file_ids } : {}),
        ...(action === 'triage' && area_id ? { area_id } : {}),
      }
      const body = JSON.stringify(input)
      const requestId = unsent.current?.body === body ? unsent.current.requestId : makeId()
      unsent.current = { body, requestId }
      try {
        await callKept(command.name, input, requestId)
      } catch (error) {
        if (!isUnsent(error)) unsent.current = undefined
        throw error
      }
    },
    onSuccess: async () => {
      onDone()
      await invalidate(client, ['matters.'])
    },
  })
}
