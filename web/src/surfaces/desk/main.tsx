import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../../lib/queries.ts'
import '../../ui/tokens.css'
import { Empty } from '../../ui/States.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={makeQueryClient()}>
      <Empty title="工作台" />
    </QueryClientProvider>,
  )
}
