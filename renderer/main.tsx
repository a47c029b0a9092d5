import './api/configure-zod.ts';
import '@fontsource-variable/inter';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './api/connect.ts';
import { App } from './App.tsx';
import { EntryScreen } from './components/entry-screen.tsx';
import { applyStoredAppearance } from './state/appearance.ts';
import { showStoredLanguage } from './state/language.ts';

applyStoredAppearance();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const [connection] = await Promise.all([connect(), showStoredLanguage()]);
createRoot(root).render(
  <StrictMode>{connection === null ? <EntryScreen /> : <App connection={connection} />}</StrictMode>,
);
