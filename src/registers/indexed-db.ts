/** What a database is called, which stores it has, and who wants to know that it is closed. */
export type Wanted = {
  /** Undefined where the program has none. */
  readonly factory: IDBFactory | undefined;
  readonly name: string;
  readonly version: number;
  /** Makes the stores of a database that is not there yet. */
  readonly make: (database: IDBDatabase) => void;
  /** It was closed, and not by who opened it. */
  readonly closed?: () => void;
};

/** Opens a database; it rejects where the program keeps nothing, and where a newer version has been here. */
export function openDatabase({ factory, name, version, make, closed }: Wanted): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!factory) throw new Error('There is no IndexedDB.');
    const request = factory.open(name, version);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => {
      const { result } = request;
      // A newer version in another tab, or somebody who clears the site's data, must not wait for us.
      result.onversionchange = () => {
        result.close();
        closed?.();
      };
      result.onclose = () => closed?.();
      resolve(result);
    };
    request.onerror = () => reject(request.error ?? new Error('The storage did not open.'));
  });
}

/** What a request brings. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage gave no answer.'));
  });
}

/** When all of a transaction is kept; it rejects when nothing of it is. */
export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The storage gave up.'));
  });
}
