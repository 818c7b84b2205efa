import { connect } from 'node:net'

// Holds many streams open and counts the messages that come; a process of its own, so that the server's time is its own.
// Tells its parent how many are open and how many messages have come.
const MARK = Buffer.from('event: message')
let open = 0
let heard = 0

process.on('message', ({ port, cookies }: { port: number; cookies: string[] }) => {
  for (const [at, cookie] of cookies.entries()) setTimeout(() => listen(port, cookie), at)
})

function listen(port: number, cookie: string) {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /api/stream HTTP/1.1\r\nhost: bench\r\ncookie: ${cookie}\r\n\r\n`)
  socket.once('data', () => {
    open += 1
  })
  socket.on('data', (bytes: Buffer) => {
    for (let from = bytes.indexOf(MARK); from >= 0; from = bytes.indexOf(MARK, from + 1)) heard += 1
  })
  socket.on('error', () => undefined)
}

setInterval(() => process.send?.({ open, heard }), 50)
