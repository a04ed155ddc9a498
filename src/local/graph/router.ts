import type { Need } from './access.ts';
import type { Answer, Call } from './call.ts';

/** One endpoint: who may call it, what it costs, which OData options it honours. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path after /v1.0; `{name}` is one segment, `{name...}` a path within a drive. */
  path: string;
  need: Need;
  /** Resource units, as SharePoint counts them; 0 for what is not counted. */
  units: number | ((call: Call) => number);
  options?: readonly string[];
  run(call: Call): Answer | Promise<Answer>;
};

type Compiled = { endpoint: Endpoint; pattern: RegExp; names: string[] };

/** Finds the endpoint of a path; `other` tells that the path exists for other methods. */
export type Found = { endpoint: Endpoint; params: Record<string, string> } | { other: boolean };

/** Makes the table of endpoints into a finder. */
export function router(endpoints: readonly Endpoint[]): (method: string, path: string) => Found {
  const compiled = endpoints.map(compile);
  return (method, path) => {
    let other = false;
    for (const { endpoint, pattern, names } of compiled) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (endpoint.method !== method) {
        other = true;
        continue;
      }
      const values = match.slice(1).map((value) => decodeURIComponent(value));
      return { endpoint, params: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])) };
    }
    return { other };
  };
}

function compile(endpoint: Endpoint): Compiled {
  const names: string[] = [];
  const source = endpoint.path.replace(
    /[$().]|\{(\w+)(\.\.\.)?\}/g,
    (found, name?: string, rest?: string) => {
      if (!name) return `\\${found}`;
      names.push(name);
      return rest ? '([^:]+)' : '([^/]+?)';
    },
  );
  return { endpoint, pattern: new RegExp(`^${source}/?$`, 'i'), names };
}
