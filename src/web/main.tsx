import './ui/layers.css';
import './ui/mantine.css';
import './ui/fonts.css';
import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { loadTexts } from '#web/texts';
import { storedLanguage } from '#web/ui';
import { App } from './app/app.tsx';

const language = storedLanguage();
const root = document.getElementById('root');
if (root) {
  const texts = await loadTexts(language);
  createRoot(root).render(<App language={language} texts={texts} />);
}
