/** Entry of `npm start`. */
import { keepCompiled } from './compile-cache.ts'

keepCompiled()
await import('./run-local.ts')
