import { createRequire } from 'node:module';

/** The fonts that pictures are drawn with, by path: those that come with the program; empty where they are not there. */
export function figureFonts(): string[] {
  const { resolve } = createRequire(import.meta.url);
  try {
    return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`));
  } catch {
    return [];
  }
}
