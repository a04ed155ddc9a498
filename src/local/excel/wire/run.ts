import { Refusal } from '../refusal.ts';
import type { ExcelHost } from './host.ts';
import { Thing, callMethod, loaded, propertyOf, setProperty } from './thing.ts';
import { WorkbookThing } from './workbook.ts';

/** A batch of requests as office.js writes it. */
export type Batch = {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, Path>>;
};
type Action = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: Parameters<typeof loaded>[1];
  readonly ObjectState?: Readonly<Record<string, unknown>>;
};
type Path = {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
};
type Arguments = {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
};

// Numbers of office.js' wire.
const paths = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 };
const actions = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryJson: 7, update: 9 };

/** One batch while it is answered: which object a path means. */
export class Run {
  private readonly host: ExcelHost;
  private readonly batch: Batch;
  private readonly objects = new Map<number, Thing | null>();

  constructor(host: ExcelHost, batch: Batch) {
    this.host = host;
    this.batch = batch;
  }

  act(action: Action): unknown {
    if (action.ActionType === actions.trace) return null;
    const thing = this.object(action.ObjectPathId);
    const args = this.args(action.ArgumentInfo);
    if (thing === null) return null;
    switch (action.ActionType) {
      case actions.instantiate:
        return thing.identity();
      case actions.query:
      case actions.queryJson:
        // Excel has worked out what a batch reads by the time it reads it.
        if (this.host.book.calculation === 'Automatic') this.host.calculation.run();
        return loaded(thing, action.QueryInfo);
      case actions.method: {
        const result = callMethod(thing, action.Name, args);
        return result instanceof Thing ? result.identity() : (result ?? null);
      }
      case actions.set:
        setProperty(thing, action.Name, args[0]);
        return null;
      case actions.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) setProperty(thing, name, value);
        return null;
      default:
        throw new Refusal('NotImplemented', `Action ${action.ActionType} is not in the local workbook.`, 501);
    }
  }

  private object(id: number): Thing | null {
    const before = this.objects.get(id);
    if (before !== undefined) return before;
    const path = this.batch.ObjectPaths[id];
    if (!path) throw new Refusal('InvalidObjectPath', 'The object path is not in the batch.');
    const found = this.resolve(path);
    this.objects.set(id, found);
    return found;
  }

  private resolve(path: Path): Thing | null {
    if (path.ObjectPathType === paths.root) return new WorkbookThing(this.host);
    if (path.ObjectPathType === paths.reference) return this.host.kept(path.Name);
    if (path.ObjectPathType === paths.nullObject) return null;
    if (path.ObjectPathType === paths.newObject) return new ServiceThing(path.Name);
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const args = this.args(path.ArgumentInfo);
    const found =
      path.ObjectPathType === paths.property
        ? propertyOf(parent, path.Name)
        : callMethod(parent, path.ObjectPathType === paths.indexer ? 'GetItem' : path.Name, args);
    if (found === null || found instanceof Thing) return found;
    throw new Refusal('InvalidObjectPath', `${parent.kind}.${path.Name} is no object.`);
  }

  private args(info: Arguments | undefined): readonly unknown[] {
    return (info?.Arguments ?? []).map((value, i) => {
      const id = info?.ReferencedObjectPathIds?.[i];
      return typeof id === 'number' && id > 0 ? this.object(id) : value;
    });
  }
}

/** Office's own objects beside the workbook: the library tells them things and expects no answer. */
class ServiceThing extends Thing {
  readonly kind: string;
  constructor(name: string) {
    super();
    this.kind = name;
  }
  NotifyActionHandlerReady(): void {
    // Excel wakes ribbon buttons here; the frame's buttons are always awake.
  }
}
