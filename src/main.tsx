// Starts the app in the page: what runs beside the screens first, then the first picture.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './components/styles.css';
import { App, startNavigation } from './components/app';
import { startClock } from './state/clock';
import { startAutosave } from './state/documents';
import { startPreferences, startTheme } from './state/preferences';

startPreferences();
startTheme();
startClock();
startAutosave();
startNavigation();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
