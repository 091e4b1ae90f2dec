import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startSession } from '../data/session';
import { App } from './app';
import '../ui/style.css';
import './shell/shell.css';

void startSession();

const root = document.getElementById('app');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/service-worker.js'));
}
