import type { Measured, Round } from './run.ts'

/** The tables of bench/README.md, from the rounds of one run. */
export function reportOf(rounds: readonly Round[]): string {
  return rounds.map(roundOf).join('\n') + comparedOf(rounds)
}

function roundOf(round: Round): string {
  const head =
    '| request | connections | product /s | minimal /s | ratio | p50 ms | p99 ms | CPU ms server + PostgreSQL | minimal CPU ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n'
  const rows = round.measured.map(
    ({ request, connections, product, minimal }) =>
      `| ${request} | ${connections} | ${whole(product.requests_per_second)} | ${whole(minimal.requests_per_second)} | ${ratioOf({ product, minimal })} | ${product.p50_ms} | ${product.p99_ms} | ${product.server_cpu_ms.toFixed(2)} + ${product.postgres_cpu_ms.toFixed(2)} | ${minimal.server_cpu_ms.toFixed(2)} + ${minimal.postgres_cpu_ms.toFixed(2)} |`,
  )
  const pgbench = Object.entries(round.pgbench).map(
    ([name, tps]) => `| ${name} | ${tps === null ? 'not installed' : whole(tps)} |`,
  )
  const { lifecycle } = round
  return [
    `\n### ${round.matters.toLocaleString('en')} matters\n`,
    head + rows.join('\n'),
    `\npgbench, the same statements, 16 connections:\n\n| request | transactions /s |\n|---|---:|\n${pgbench.join('\n')}`,
    `\nWhole lifecycle (create → assign → resolve → search), 16 workers: ${whole(lifecycle.lifecycles_per_second)} a second, p50 ${whole(lifecycle.p50_ms)} ms, p99 ${whole(lifecycle.p99_ms)} ms, failed ${lifecycle.failed}. Server memory afterwards: ${whole(round.memory_mb)} MB.\n`,
  ].join('\n')
}

function comparedOf(rounds: readonly Round[]): string {
  const [small, large] = rounds
  if (!small || !large) return ''
  const p99 = (round: Round, name: string) =>
    round.measured.find((one) => one.request === name && one.connections === 16)?.product.p99_ms ??
    0
  const cpu = (round: Round, name: string) => {
    const found = round.measured.find(
      (one) => one.request === name && one.connections === 16,
    )?.product
    return found ? found.server_cpu_ms + found.postgres_cpu_ms : 0
  }
  const page = 'matters.list (district)'
  const scoped = 'matters.list (street)'
  const divided = (a: number, b: number) => (b === 0 ? '—' : (a / b).toFixed(2))
  return [
    '\n### Compared\n',
    `Queue page p99 at ${large.matters.toLocaleString('en')} ÷ ${small.matters.toLocaleString('en')}, 16 connections: ${divided(p99(large, page), p99(small, page))}.`,
    `Row-scoped list ÷ unscoped, CPU a request: ${divided(cpu(small, scoped), cpu(small, page))} and ${divided(cpu(large, scoped), cpu(large, page))}.\n`,
  ].join('\n')
}

function ratioOf({ product, minimal }: Pick<Measured, 'product' | 'minimal'>): string {
  return (product.requests_per_second / minimal.requests_per_second).toFixed(2)
}

function whole(n: number): string {
  return Math.round(n).toLocaleString('en')
}
