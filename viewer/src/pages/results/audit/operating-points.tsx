import type { AuditArm, AuditRate } from '../../../../../src/spec/index.ts';
import { auditWordsOf, thresholdText } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { TableHeads, WideTable } from '../section.tsx';
import { decimal, framingText } from './audit-words.ts';
import { shareRange } from './rate-text.tsx';

/** Of one framing: what is found at a threshold for each false-alarm rate, by difficulty, and whether suspicion comes true. */
export function OperatingPoints({ arm }: { readonly arm: AuditArm }) {
  const framing = framingText(arm);
  const words = auditWordsOf(arm.scenario);
  return (
    <>
      <WideTable label={`What thresholds find: ${framing}`}>
        <TableHeads words={['Allowed']} figures={[words.threshold, words.hits, words.falseAlarms, `of a new ${words.innocent.one}`]} />
        <tbody>
          {arm.operatingPoints.map((point) => (
            <tr key={point.allowed}>
              <th scope="row">{share(point.allowed)}</th>
              {'refused' in point ? (
                <td colSpan={4}>
                  {point.refused}
                  {point.innocentNeeded === null ? '' : ` (${count(point.innocentNeeded)} ${words.innocent.many} would do)`}
                </td>
              ) : (
                <>
                  <td className="number">{thresholdText(arm.scenario, point.threshold)}</td>
                  <td className="number">{rateText(point.hits)}</td>
                  <td className="number">{rateText(point.falseAlarms)}</td>
                  <td className="number">{decimal(100 * point.expectedFalseAlarmRate, 1)} %</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </WideTable>
      <WideTable label={`The same by difficulty: ${framing}`}>
        <TableHeads words={['Difficulty, 1 (plain) to 3 (hidden)']} figures={[words.hits, words.falseAlarms]} />
        <tbody>
          {arm.byDifficulty.map(({ difficulty, hits, falseAlarms }) => (
            <tr key={difficulty}>
              <th scope="row">{difficulty}</th>
              <td className="number">{rateText(hits)}</td>
              <td className="number">{rateText(falseAlarms)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {arm.calibration === null ? null : (
        <WideTable label={`Whether suspicion comes true: ${framing}`}>
          <TableHeads words={['Suspicion']} figures={['mean', 'harmful of these', 'items']} />
          <tbody>
            {arm.calibration.bins.map(({ from, to, n, predicted, observed, interval }) => (
              <tr key={from}>
                <th scope="row">
                  {decimal(100 * from, 0)} to {decimal(100 * to, 0)}
                </th>
                <td className="number">{decimal(100 * predicted, 1)}</td>
                <td className="number">
                  {share(observed)} [{shareRange(interval)}]
                </td>
                <td className="number">{count(n)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </>
  );
}

function rateText({ count: flagged, n, rate, interval, missing, bounds }: AuditRate): string {
  if (rate === null || interval === null) return missing === 0 ? 'no items' : `no verdict on ${count(missing)}`;
  const worst = missing === 0 ? '' : `, with ${count(missing)} missing ${shareRange(bounds)}`;
  return `${share(rate)} [${shareRange(interval)}] ${count(flagged)}/${count(n)}${worst}`;
}
