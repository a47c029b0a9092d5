import type { ReadDb, WriteDb } from './database.ts';

/** How often another computer was asked; moments in milliseconds since 1970. */
type OutsideRequests = Readonly<{ host: string; count: number; firstAt: number; lastAt: number }>;

/** Which other computers were asked since the memory was made, the latest first. */
export function listOutsideRequests(db: ReadDb): OutsideRequests[] {
  return db.all<OutsideRequests>(
    'SELECT host, count, first_at AS firstAt, last_at AS lastAt FROM outside_requests ORDER BY last_at DESC, host',
  );
}

/** Counts a request to another computer. */
export function noteOutsideRequest(db: WriteDb, host: string, at: number): void {
  db.run(
    `INSERT INTO outside_requests (host, count, first_at, last_at) VALUES (?, 1, ?, ?)
     ON CONFLICT (host) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
    host,
    at,
    at,
  );
}
