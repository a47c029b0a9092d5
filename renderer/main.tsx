import '@fontsource-variable/inter';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { connect } from './api/connection.ts';
import { App } from './App.tsx';
import { EntryScreen } from './components/entry-screen.tsx';
import { applyStoredAppearance } from './state/appearance.ts';

// The content security policy forbids making functions from text, which zod would try.
z.config({ jitless: true });
applyStoredAppearance();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const connection = await connect();
createRoot(root).render(
  <StrictMode>{connection === null ? <EntryScreen /> : <App connection={connection} />}</StrictMode>,
);
