import { createServer, type ServerResponse } from 'node:http'

// What the streams of the product are measured against: a loop that writes the same bytes to every open response.
const open = new Set<ServerResponse>()

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.write('event: hello\ndata: {}\n\n')
    open.add(response)
    response.on('close', () => open.delete(response))
    return
  }
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const event = Buffer.from(`event: message\ndata: ${Buffer.concat(parts).toString()}\n\n`)
    for (const one of open) one.write(event)
    response.end('{}')
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
