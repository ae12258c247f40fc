import type { home as vi } from '../vi/home.ts';

export const home = {
  'home.title': 'Open customs, every step in plain sight',
  'home.lead': 'Follow a shipment, look up the tariff and work out duty before you declare. No sign-in needed.',
  'home.track': 'Where is my shipment?',
  'home.trackLabel': 'Tracking code',
  'home.trackHint': 'Printed on the receipt and in the notice you were sent. The result shows no names and no values.',
  'home.trackGo': 'Follow',
  'home.trackEmpty': 'Enter a tracking code to follow',
  'home.trackUnknown': 'No shipment has this code; check it character by character',
  'home.tariff': 'What is the rate?',
  'home.tariffLead': 'Search by code or by the name of the goods, with or without accents.',
  'home.tariffGo': 'Search',
  'home.calculator': 'What will I pay?',
  'home.calculatorLead': 'Enter the goods, origin and value, and see each step of the arithmetic.',
  'home.calculatorGo': 'Open the calculator',
  'home.work': 'Your work',
  'home.workGo': 'Go to your work',
  'home.declare': 'Declare goods',
  'home.declareLead': 'Declarants and customs officers work after signing in.',
} as const satisfies Readonly<Record<keyof typeof vi, string>>;
