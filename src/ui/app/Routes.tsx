import { Suspense, useState } from 'react';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Boundary } from './Boundary.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { match } from './places.ts';
import { routes, type PageProps, type Route } from './routes.ts';
import { useWorld } from './world.ts';

/** The page of the place. It appears when its code and the registers are there. */
export function Routes({ path }: { path: string }) {
  const { registers } = useWorld();
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (!params) continue;
    return (
      <Boundary place={path}>
        <Suspense fallback={<LoadingSkeleton what="the page" />}>
          {registers ? (
            <Shown key={path} route={route} params={params} />
          ) : (
            <LoadingSkeleton what="the registers" />
          )}
        </Suspense>
      </Boundary>
    );
  }
  return <NoSuchPage key={path} />;
}

function Shown({ route, params }: PageProps & { route: Route }) {
  // The same one as long as it is shown, also when its code comes meanwhile: what was typed in it stays.
  const [Page] = useState(route.page);
  return <Page params={params} />;
}
