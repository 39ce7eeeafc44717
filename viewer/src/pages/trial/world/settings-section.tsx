import { VisibleText } from '../../../parts/visible-text.tsx';
import type { MarkedSetting } from './mark-world.ts';
import { Mark } from './mark.tsx';

/** Configuration files as keys and values; a value that the step changed with what it was. */
export function SettingsSection({ settings }: { readonly settings: readonly MarkedSetting[] }) {
  const configs = [...new Set(settings.map(({ config }) => config))];
  return configs.map((config) => (
    <section key={config} aria-label={`Configuration ${config}`}>
      <h3 className="custodes-event-head">
        <VisibleText text={config} /> <span className="custodes-facts">configuration</span>
      </h3>
      <table className="custodes-world-table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {settings
            .filter((setting) => setting.config === config)
            .map((setting) => (
              <SettingRow key={setting.key} setting={setting} />
            ))}
        </tbody>
      </table>
    </section>
  ));
}

function SettingRow({ setting: { key, before, after } }: { readonly setting: MarkedSetting }) {
  const isChanged = before !== after;
  return (
    <tr data-mark={isChanged ? 'changed' : undefined}>
      <th scope="row">
        <VisibleText text={key} />
      </th>
      <td>
        {isChanged ? (
          <>{before === null ? <span className="custodes-quiet">(unset)</span> : <s>{<VisibleText text={before} />}</s>} → </>
        ) : null}
        {after === null ? <span className="custodes-quiet">(removed)</span> : <VisibleText text={after} />}
        {isChanged ? <Mark word={before === null ? 'added' : after === null ? 'removed' : 'changed'} /> : null}
      </td>
    </tr>
  );
}
