import bwipjs from 'bwip-js/node';

/** A QR code as SVG: it prints sharp and needs no image to load. */
export const qrCode = (text: string): string => bwipjs.toSVG({ bcid: 'qrcode', text, padding: 0 });
