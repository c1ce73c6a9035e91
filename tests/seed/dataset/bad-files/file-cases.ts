/** F-49 what lies in the folder and does not belong there. */
import { exampleFiles } from '../../../support/seed.ts'
import { belgium, groupOf, guide, manifest, type BadFile } from './bend.ts'

export const fileCases: readonly BadFile[] = [
  [
    'F-49 a stray .yml',
    { 'countries/de.yml': 'code: DE' },
    'countries/de.yml:1:1 unknown-file ".yaml"',
  ],
  [
    'F-49 a stray .YAML',
    { 'countries/de.YAML': 'code: DE' },
    'countries/de.YAML:1:1 unknown-file ".yaml"',
  ],
  [
    'F-49 a JSON file',
    { 'countries/de.json': '{}' },
    'countries/de.json:1:1 unknown-file rename it to end in ".yaml": JSON is read as YAML',
  ],
  ['F-49 a stray file', { 'notes.txt': 'x' }, 'notes.txt:1:1 unknown-file ".yaml"'],
  [
    'F-49 a copy that an editor left',
    { 'countries/be.yaml~': exampleFiles[belgium] },
    'countries/be.yaml~:1:1 unknown-file ".yaml"',
  ],
  [
    'F-49 a hidden file',
    { 'countries/.be.yaml': exampleFiles[belgium] },
    'countries/.be.yaml:1:1 unknown-file begins with a dot',
  ],
  [
    'F-49 a country outside its folder',
    { 'be.yaml': exampleFiles[belgium] },
    'be.yaml:1:1 unknown-file no file of a dataset',
  ],
  [
    'F-49 a misspelt manifest',
    { 'manifst.yaml': exampleFiles[manifest] },
    'manifst.yaml:1:1 unknown-file did you mean "manifest.yaml"?',
  ],
  [
    'F-49 a manifest in capitals beside it',
    { 'Manifest.yaml': exampleFiles[manifest] },
    'Manifest.yaml:1:1 colliding-names "manifest.yaml"',
  ],
  [
    'F-49 a folder in capitals beside it',
    { 'Countries/de.yaml': 'code: DE' },
    'Countries:1:1 colliding-names "countries"',
  ],
  [
    'F-49 a misnamed folder',
    { 'country/de.yaml': 'code: DE' },
    'country:1:1 unknown-folder did you mean "countries"?',
  ],
  [
    'F-49 a folder within a folder',
    { 'resources/be/a.yaml': 'id: a' },
    'resources/be:1:1 unknown-folder',
  ],
  [
    'F-49 a folder named as a file',
    { 'resources/a.yaml/b': '' },
    'resources/a.yaml:1:1 not-a-file this is a folder',
  ],
  [
    'F-49 a folder named as the manifest',
    { [manifest]: null, 'manifest.yaml/b': '' },
    `${manifest}:1:1 not-a-file this is a folder`,
  ],
  ['F-49 a missing manifest', { [manifest]: null }, `${manifest}:1:1 missing-file`],
  [
    'F-49 a name that is not the id',
    { [guide]: null, 'resources/my-guide.yaml': exampleFiles[guide] },
    'resources/my-guide.yaml:1:5 wrong-file-name "example-guide.yaml"',
  ],
  [
    'F-49 a name that is not the code',
    { [belgium]: null, 'countries/belgium.yaml': exampleFiles[belgium] },
    'countries/belgium.yaml:1:7 wrong-file-name "be.yaml"',
  ],
  [
    'F-49 a group named at random',
    { 'resources/My Group.yaml': String(groupOf('random')['resources/group.yaml']) },
    'resources/My Group.yaml:1:1 wrong-file-name',
  ],
  [
    'an empty group',
    { 'resources/group.yaml': 'resources: []\n' },
    'resources/group.yaml:1:12 too-few',
  ],
]
