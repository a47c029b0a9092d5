/** How often it is looked whether the parent is still there, in milliseconds. */
const LOOK_MS = 1000;

/**
 * Calls back once the process that started this one is gone. The end of standard input tells that too, but not where
 * another process has inherited the pipe.
 */
export function onParentGone(gone: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS).unref();
  return () => clearInterval(timer);
}
