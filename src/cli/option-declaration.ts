/** One option of the command line. */
export interface OptionDeclaration {
  /** As commander writes it, such as `--trials <number>`. */
  readonly flags: string;
  readonly description: string;
  /** How its value is read: `list` may be given several times, `integer` and `number` within their range. */
  readonly value: 'flag' | 'text' | 'list' | 'integer' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}
