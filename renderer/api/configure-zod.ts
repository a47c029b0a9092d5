import { z } from 'zod';

// The content security policy forbids making functions from text. zod tries as soon as the first schema is made, and the
// browser reports it: this must be read before any module that makes one.
z.config({ jitless: true });
