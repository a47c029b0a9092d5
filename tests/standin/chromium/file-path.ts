import type { CDPSession } from '@playwright/test';

/** Answers the pages that stop in `getPathForFile` (page/preload-world.ts); lets every other stop go on. */
export async function answerFilePaths(session: CDPSession): Promise<void> {
  session.on('Debugger.paused', ({ callFrames }) => {
    const frame = callFrames[0];
    const asks = frame?.functionName === 'getPathForFile';
    void (asks ? answer(session, frame.callFrameId) : Promise.resolve())
      .catch(() => undefined) // the page throws when it finds no answer
      .then(() => session.send('Debugger.resume'))
      .catch(() => undefined); // the page is gone
  });
  await session.send('Debugger.enable');
}

async function answer(session: CDPSession, callFrameId: string): Promise<void> {
  const file = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'file' });
  if (file.result.objectId === undefined) return;
  const { path } = await session.send('DOM.getFileInfo', { objectId: file.result.objectId });
  const expression = `answer.path = ${JSON.stringify(path)}`;
  await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
}
