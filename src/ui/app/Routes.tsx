import { Suspense } from 'react';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Boundary } from './Boundary.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { match } from './places.ts';
import { routes } from './routes.ts';
import { useWorld } from './world.ts';

/** The page of the place. It appears when its code and the registers are there. */
export function Routes({ path }: { path: string }) {
  const { registers } = useWorld();
  for (const { pattern, page: Shown } of routes) {
    const params = match(pattern, path);
    if (!params) continue;
    return (
      <Boundary place={path}>
        <Suspense fallback={<LoadingSkeleton what="the page" />}>
          {registers ? <Shown key={path} params={params} /> : <LoadingSkeleton what="the registers" />}
        </Suspense>
      </Boundary>
    );
  }
  return <NoSuchPage key={path} />;
}
