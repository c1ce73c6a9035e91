/** Entry of the thread of `prove-many.ts`. */
import { keepCompiled } from './compile-cache.ts'

keepCompiled()
await import('./run-prove-worker.ts')
