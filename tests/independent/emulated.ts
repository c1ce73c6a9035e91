/** A built function under AWS's Runtime Interface Emulator and AWS's own runtime client, on loopback. */
import { join } from 'node:path'
import * as z from 'zod'
import { fromGo, fromNpm, serveAt, type Running } from './tools.ts'

export const versions = {
  'aws-lambda-rie': 'v0.0.0-20261030222936-bef5c4ba774d',
  'aws-lambda-ric': '4.0.2',
} as const

const program = 'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie'

const Result = z.strictObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
})
export type Result = z.infer<typeof Result>

export type Emulated = Running & {
  /** Throws on what is no answer, such as the report of a function that threw or ended. */
  invoke(event: unknown): Promise<Result>
}

/** Takes two ports, `port` and the next. */
export async function emulate(
  folder: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<Emulated> {
  const [rie, ric] = [
    await fromGo('aws-lambda-rie', `${program}@${versions['aws-lambda-rie']}`),
    await fromNpm('aws-lambda-ric', versions['aws-lambda-ric'], 'builds'),
  ]
  const url = `http://127.0.0.1:${port}`
  const args = [
    '--runtime-interface-emulator-address',
    `127.0.0.1:${port}`,
    '--runtime-api-address',
    `127.0.0.1:${port + 1}`,
    process.execPath,
    join(ric, 'index.mjs'),
    'index.handler',
  ]
  const running = await serveAt(url, join(rie, 'aws-lambda-rie'), args, {
    cwd: folder,
    env: { ...env, LAMBDA_TASK_ROOT: folder },
  })
  return {
    ...running,
    async invoke(event) {
      const answer = await fetch(`${url}/2015-03-31/functions/function/invocations`, {
        method: 'POST',
        body: JSON.stringify(event),
      })
      const text = await answer.text()
      if (text === '') throw new Error(`the emulator answered ${answer.status} and nothing else`)
      const { success, data } = Result.safeParse(JSON.parse(text))
      if (!success) throw new Error(text.slice(0, 500))
      return data
    },
  }
}
