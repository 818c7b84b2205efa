import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { SurfaceFrame } from '../../features/identity/SurfaceFrame.tsx'
import { applyType } from '../../lib/elder-mode.ts'
import { makeQueryClient } from '../../lib/queries.ts'
import '../../ui/tokens.css'
import { router } from './routes.tsx'

applyType()
// The shell opens without network; what people reported is never kept by it.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/worker-sw.js', { scope: '/worker/' }).catch(() => undefined)
}
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <SurfaceFrame client={makeQueryClient()}>
      <RouterProvider router={router} />
    </SurfaceFrame>,
  )
}
