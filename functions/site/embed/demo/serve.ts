/** `node functions/site/embed/demo/serve.ts [DIRECTORY] [PORT]`, beside a running `npm start`. */
import { createServer } from 'node:http'
import { demoSite } from './demo-site.ts'

const [directory = 'http://127.0.0.1:3000', port = '3001'] = process.argv.slice(2)
createServer(demoSite(new URL(directory).origin)).listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${port} embeds ${directory}\n`)
})
