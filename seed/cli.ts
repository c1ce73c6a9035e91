/** Entry of `npm run seed`. */
import { keepCompiled } from './compile-cache.ts'

keepCompiled()
await import('./run-command.ts')
