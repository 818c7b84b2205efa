// The part of autocannon's interface that the bench uses; the package ships no types.
declare module 'autocannon' {
  interface Request {
    headers?: Record<string, string>
    body?: string
  }
  interface Result {
    duration: number
    '2xx': number
    non2xx: number
    errors: number
    latency: { p50: number; p99: number }
  }
  export default function autocannon(options: {
    url: string
    method: 'POST'
    connections: number
    duration: number
    headers: Record<string, string>
    requests: { setupRequest: (request: Request) => Request }[]
  }): Promise<Result>
}
