// Checks an unpacked app package with Microsoft's own validators; prints a JSON list of what is wrong.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { ManifestUtil } = require('@microsoft/teams-manifest');
const { AppManifestUtils } = require('@microsoft/app-manifest');
// The validator's own engine: its wrapper does not take the patterns of the schema for translations.
const Ajv = require(require.resolve('ajv-draft-04', { paths: [require.resolve('@microsoft/teams-manifest')] }));

const folder = process.argv[2];
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const schemaOf = (version, name) => read(path.join(
  path.dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams', `v${version}`, name));

async function main() {
  const file = path.join(folder, 'manifest.json');
  const manifest = read(file);
  const version = manifest.manifestVersion;
  const problems = await ManifestUtil.validateManifestAgainstSchema(manifest, schemaOf(version, 'MicrosoftTeams.schema.json'));
  problems.push(...(await AppManifestUtils.readAndValidateTeamsManifest(file))[1]);
  const translations = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, logger: false })
    .compile(schemaOf(version, 'MicrosoftTeams.Localization.schema.json'));
  for (const language of manifest.localizationInfo.additionalLanguages) {
    if (!translations(read(path.join(folder, language.file)))) problems.push(`${language.file}: ${JSON.stringify(translations.errors)}`);
  }
  console.log(JSON.stringify(problems));
}

main().catch((error) => { console.log(JSON.stringify([String(error)])); });
