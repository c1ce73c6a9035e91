#!/usr/bin/env node
/** `immuno-directory-mcp URL`: the directory at that address, as tools of an assistant, over stdio. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createClient } from '../client.ts'
import { readingRules, toolsOf } from './tools.ts'

const [baseUrl] = process.argv.slice(2)
if (baseUrl === undefined || !URL.canParse(baseUrl)) {
  process.stderr.write('Say where the directory is: immuno-directory-mcp https://…\n')
  process.exit(2)
}

const server = new McpServer(
  { name: 'immuno-directory-mcp', version: '0.1.0' },
  { instructions: readingRules },
)
for (const { name, title, description, input, answer } of toolsOf(createClient({ baseUrl }))) {
  const annotations = { readOnlyHint: true, openWorldHint: false }
  server.registerTool(
    name,
    { title, description, inputSchema: input, annotations },
    async (given) => {
      const { text, failed } = await answer(given)
      return { content: [{ type: 'text', text }], isError: failed }
    },
  )
}
await server.connect(new StdioServerTransport())
