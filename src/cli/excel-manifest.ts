import type { Json } from './app-package.ts';

/** What of the unified manifest an add-in for perpetual Office needs too. */
export type ExcelExtension = {
  readonly version: string;
  readonly name: string;
  readonly description: string;
  readonly provider: string;
  readonly support: string;
  readonly page: string;
  readonly group: string;
  readonly label: string;
  readonly tip: string;
  /** Requirement sets by name: the least version. */
  readonly sets: readonly { readonly name: string; readonly minVersion: string }[];
  /** Icons by their size in pixels. */
  readonly icons: ReadonlyMap<number, string>;
  /** The id of the add-in for perpetual Office, which the unified manifest hides where both are installed. */
  readonly id: string;
};

/** Reads the extension out of the filled manifest. Throws when it is not there: the manifest is ours. */
export function excelExtension(manifest: Json): ExcelExtension {
  const at = (...path: readonly (string | number)[]) =>
    path.reduce<unknown>((node, step) => member(node, step), manifest);
  const text = (...path: readonly (string | number)[]) => {
    const found = at(...path);
    if (typeof found !== 'string') throw new Error(`The manifest has no text at /${path.join('/')}`);
    return found;
  };
  const extension = ['extensions', 0] as const;
  const group = [...extension, 'ribbons', 0, 'tabs', 0, 'groups', 0] as const;
  const control = [...group, 'controls', 0] as const;
  const list = (...path: readonly (string | number)[]) => {
    const found = at(...path);
    return Array.isArray(found) ? found.map((_, i) => [...path, i]) : [];
  };
  return {
    version: text('version'),
    name: text('name', 'short'),
    description: text('description', 'short'),
    provider: text('developer', 'name'),
    support: text('developer', 'websiteUrl'),
    page: text(...extension, 'runtimes', 0, 'code', 'page'),
    group: text(...group, 'label'),
    label: text(...control, 'label'),
    tip: text(...control, 'supertip', 'description'),
    sets: list(...extension, 'requirements', 'capabilities').map((path) => ({
      name: text(...path, 'name'),
      minVersion: text(...path, 'minVersion'),
    })),
    icons: new Map(
      list(...control, 'icons').map((path) => [Number(at(...path, 'size')), text(...path, 'url')]),
    ),
    id: text(...extension, 'alternates', 0, 'hide', 'customOfficeAddin', 'officeAddinId'),
  };
}

function member(node: unknown, step: string | number): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  return Object.entries(node).find(([key]) => key === String(step))?.[1];
}

const sizes = [16, 32, 80];
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The add-in-only manifest for Office that was bought once: the same page, button and requirement sets under an id and name of its own. */
export function excelXml(from: ExcelExtension): string {
  const origin = new URL(from.page).origin;
  const sets = from.sets.map(({ name, minVersion }) => `<Set Name="${name}" MinVersion="${minVersion}"/>`);
  const icon = sizes.map((size) => `<bt:Image size="${size}" resid="Icon.${size}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="TaskPaneApp">
  <Id>${from.id}</Id>
  <Version>${from.version}.0</Version>
  <ProviderName>${escaped(from.provider)}</ProviderName>
  <DefaultLocale>en-GB</DefaultLocale>
  <DisplayName ${value(`${from.name} for Office 2021`)}/>
  <Description ${value(from.description)}/>
  <IconUrl ${value(from.icons.get(32) ?? '')}/>
  <HighResolutionIconUrl ${value(`${origin}/icons/64.png`)}/>
  <SupportUrl ${value(from.support)}/>
  <AppDomains><AppDomain>${origin}</AppDomain></AppDomains>
  <Hosts><Host Name="Workbook"/></Hosts>
  <Requirements><Sets>${sets.join('')}</Sets></Requirements>
  <DefaultSettings><SourceLocation ${value(from.page)}/></DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Workbook">
        <DesktopFormFactor>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabHome">
              <Group id="goodMeasure">
                <Label resid="Group.Label"/>
                <Icon>${icon}</Icon>
                <Control xsi:type="Button" id="openPane">
                  <Label resid="Button.Label"/>
                  <Supertip><Title resid="Button.Label"/><Description resid="Button.Tip"/></Supertip>
                  <Icon>${icon}</Icon>
                  <Action xsi:type="ShowTaskpane"><TaskpaneId>pane</TaskpaneId><SourceLocation resid="Pane.Url"/></Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
${resources(from)}  </VersionOverrides>
</OfficeApp>
`;
}

const value = (text: string) => `DefaultValue="${escaped(text)}"`;

/** Pictures, addresses and labels that the button refers to. */
function resources(from: ExcelExtension): string {
  const images = sizes.map((size) => `<bt:Image id="Icon.${size}" ${value(from.icons.get(size) ?? '')}/>`);
  return `    <Resources>
      <bt:Images>${images.join('')}</bt:Images>
      <bt:Urls><bt:Url id="Pane.Url" ${value(from.page)}/></bt:Urls>
      <bt:ShortStrings><bt:String id="Group.Label" ${value(from.group)}/><bt:String id="Button.Label" ${value(from.label)}/></bt:ShortStrings>
      <bt:LongStrings><bt:String id="Button.Tip" ${value(from.tip)}/></bt:LongStrings>
    </Resources>
`;
}
