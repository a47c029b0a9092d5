import { parentPort, workerData } from 'node:worker_threads';
import { type BackupTask, reportBackupTask } from './backup-task.ts';

/** Works on whole files in a thread that may take its time: started for each backup and restore, and soon ready. */
if (parentPort === null) throw new Error('backup-thread.ts runs as a thread only.');
const port = parentPort;
await reportBackupTask(workerData as BackupTask, (message) => port.postMessage(message)); // carryOutBackupTask starts it
