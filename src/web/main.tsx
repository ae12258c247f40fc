import './ui/layers.css';
import './ui/mantine.css';
import './ui/fonts.css';
import './ui/global.css';
import { createRoot } from 'react-dom/client';
import { readCountry } from '#web/client';
import { loadTexts } from '#web/texts';
import { setCountry, storedLanguage } from '#web/ui';
import { App } from './app/app.tsx';

const language = storedLanguage();
const root = document.getElementById('root');
if (root) {
  const [texts, country] = await Promise.all([loadTexts(language), readCountry()]);
  if (country !== undefined) setCountry(country);
  createRoot(root).render(<App language={language} texts={texts} />);
}
