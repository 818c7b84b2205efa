import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useMinute } from '../../lib/Moment.tsx'
import type { makeQueryClient } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { useLiveUpdates } from '../../lib/stream.ts'
import { sayExact, serverNow } from '../../lib/time.ts'
import { Toasts } from '../../ui/Toast.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import './surface-frame.css'

/** Around every page of a surface: the cache, the demonstration mark, the word about the network, live updates, and what was done. */
export function SurfaceFrame({
  client,
  children,
}: {
  client: ReturnType<typeof makeQueryClient>
  children: ReactNode
}) {
  return (
    <QueryClientProvider client={client}>
      <DemonstrationBanner />
      <OfflineBanner />
      {children}
      <Live />
      <Toasts />
    </QueryClientProvider>
  )
}

/** Stands on every page of a demonstration district, also on paper. */
function DemonstrationBanner() {
  const me = useMe()
  useMinute()
  if (!me.data?.district?.is_demonstration) return null
  const now = sayExact(new Date(serverNow()).toISOString()).slice(0, 16)
  return (
    <aside className="l-demonstration" aria-label={APP.demonstration} title={APP.demonstration_why}>
      <strong>{APP.demonstration}</strong> <span>{now}</span>
    </aside>
  )
}

function OfflineBanner() {
  return useIsOnline() ? null : (
    <aside className="l-offline" aria-label={APP.offline_label}>
      {APP.offline}
    </aside>
  )
}

function Live() {
  useLiveUpdates(useMe().data !== undefined)
  return null
}

/** What the phone believes about its network. */
export function useIsOnline() {
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return isOnline
}
