import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

type Schema = Record<string, unknown>;
type Operation = {
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }>; $ref?: string }>;
};

/** Folder with material of the project that users do not have. */
export const shared = process.env['SHARED'] ?? join(__dirname, '../../../shared');
const file = join(shared, 'data/graph/openapi-subset.json');

/** One request with its answer. */
export type Exchange = {
  method: string;
  /** Path after /v1.0, without query. */
  path: string;
  request: unknown;
  status: number;
  response: unknown;
};

/** Checks exchanges against Graph's published schema; answers what does not fit. */
export type Contract = {
  faults(exchange: Exchange): string[];
  /** How many bodies were checked, by `METHOD template`. */
  checked: Map<string, number>;
};

/** The schema's `nullable` in the words of JSON Schema. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, discriminator: _, ...rest } = value as Schema;
  const mapped = Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, plain(each)]));
  return nullable === true ? { anyOf: [mapped, { type: 'null' }] } : mapped;
}

function open(): Contract {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'graph', components: plain(document.components) });
  const compiled = new Map<string, ValidateFunction>();
  const validate = (key: string, schema: Schema): ValidateFunction => {
    const text = JSON.stringify(plain(schema)).replaceAll('"#/components/', '"graph#/components/');
    const made = compiled.get(key) ?? ajv.compile(JSON.parse(text));
    compiled.set(key, made);
    return made;
  };
  const templates = Object.keys(document.paths)
    .map((path) => ({
      path,
      pattern: new RegExp(
        `^${path.replace(/[().]/g, '\\$&').replace(/'?\{[^}]+\}'?/g, (name) => (name === '{path}' ? '(.+?)' : "'?([^/]+?)'?"))}$`,
      ),
    }))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  const checked = new Map<string, number>();
  return {
    checked,
    faults({ method, path, request, status, response }) {
      const template = templates.find(
        ({ path: each, pattern }) => pattern.test(path) && method.toLowerCase() in document.paths[each],
      );
      if (!template) return [];
      const name = `${method} ${template.path}`;
      const operation = document.paths[template.path][method.toLowerCase()] as Operation;
      const found: string[] = [];
      const test = (part: string, schema: Schema | undefined, body: unknown) => {
        if (!schema || body === undefined) return;
        const check = validate(`${name} ${part}`, schema);
        checked.set(name, (checked.get(name) ?? 0) + 1);
        if (!check(body)) found.push(`${name} ${part}: ${ajv.errorsText(check.errors)}`);
      };
      // What the service refuses need not fit.
      if (status < 300) test('request', operation.requestBody?.content['application/json']?.schema, request);
      const told = operation.responses[status] ?? operation.responses['default'];
      const answer = told?.$ref ? document.components.responses[told.$ref.split('/').at(-1) ?? ''] : told;
      if (!answer && status < 400) found.push(`${name} has no answer ${status}`);
      test(`answer ${status}`, answer?.content?.['application/json']?.schema, response);
      return found;
    },
  };
}

/** The contract, where its file is at hand. */
export const contract: Contract | undefined = existsSync(file) ? open() : undefined;
if (!contract) console.log(`not at hand: ${file}`);
