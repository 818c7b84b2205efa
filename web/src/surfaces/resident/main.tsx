import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { SurfaceFrame } from '../../features/identity/SurfaceFrame.tsx'
import { applyType } from '../../lib/elder-mode.ts'
import { makeQueryClient } from '../../lib/queries.ts'
import '../../ui/tokens.css'
import { router } from './routes.tsx'

applyType()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <SurfaceFrame client={makeQueryClient()}>
      <RouterProvider router={router} />
    </SurfaceFrame>,
  )
}
