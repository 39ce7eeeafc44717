import { escapeXml } from './escape-xml.ts';

export interface TextStyle {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: 'normal' | 'bold';
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of text, escaped. */
export function svgText(text: string, { x, y, size, fill, weight = 'normal', anchor = 'start' }: TextStyle): string {
  const bold = weight === 'bold' ? ' font-weight="bold"' : '';
  const place = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${rounded(x)}" y="${rounded(y)}" font-size="${size}" fill="${fill}"${bold}${place}>${escapeXml(text)}</text>`;
}

/** A number as it is written into a figure: to a hundredth of a pixel. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
