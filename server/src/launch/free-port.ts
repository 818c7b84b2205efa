import { createServer } from 'node:net'

/** Whether nobody listens on the port, on any address of this machine. */
export async function isFree(port: number): Promise<boolean> {
  // One after the other: the wildcard address alone would not collide with a listener on loopback everywhere.
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'))
}

/** The first free port from a number on; throws if there is none among the next hundred. */
export async function freePortFrom(first: number, taken: number[] = []): Promise<number> {
  for (let port = first; port < first + 100 && port < 65_536; port++) {
    if (!taken.includes(port) && (await isFree(port))) return port
  }
  throw new Error(`从 ${first} 起的一百个端口都已被占用。请用 PORT=… 指定一个空闲端口后再启动。`)
}

/** A free port below those that systems hand out to outgoing connections, so that it is likely free next time too. */
export async function somePort(): Promise<number> {
  return freePortFrom(20_000 + Math.floor(Math.random() * 9_000))
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
