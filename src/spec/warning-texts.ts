import type { SharedV4Warning } from '@ai-sdk/provider';

/** The warnings of a call, one line each; undefined where there are none. */
export function warningTexts(warnings: readonly SharedV4Warning[] | undefined): string[] | undefined {
  if (warnings === undefined || warnings.length === 0) return undefined;
  return warnings.map((warning) => {
    if (warning.type === 'other') return warning.message;
    const { type, ...rest } = warning;
    return `${type}: ${Object.values(rest).join(': ')}`;
  });
}
