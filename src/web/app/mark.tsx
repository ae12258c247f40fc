/** The lighthouse, small. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden focusable="false">
    <rect width="32" height="32" rx="7" fill="#103d6a" />
    <path d="M13.2 13h5.6l1.7 13h-9z" fill="#fff" />
    <path d="M13 8.2 16 6l3 2.2V11h-6z" fill="#fff" />
    <path d="M21.4 8.2 28 5.6v7.2l-6.6-2.6zM10.6 8.2 4 5.6v7.2l6.6-2.6z" fill="#fff" fillOpacity=".45" />
  </svg>
);
