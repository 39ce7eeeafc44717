import { Code, Text } from '@mantine/core';

/** What can be done with the labels of a sample, once it is read. */
export function SampleDone({ run }: { readonly run: string }) {
  return (
    <div className="custodes-sample-done">
      <Text size="sm">Your labels are saved in the run. These commands use them:</Text>
      <dl>
        <dt>
          <Code>custodes calibrate {run}</Code>
        </dt>
        <dd>how often the judge is wrong, by what people say</dd>
        <dt>
          <Code>custodes show {run}</Code>
        </dt>
        <dd>the results, with the judge’s error taken out of its rates</dd>
      </dl>
      <Text size="sm" c="var(--custodes-quiet)">
        Both show what the judge said: run them once all raters are done with this sample.
      </Text>
    </div>
  );
}
