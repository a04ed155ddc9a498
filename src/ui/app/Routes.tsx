import { Suspense, useState } from 'react';
import { LoadingSkeleton } from '../parts/LoadingSkeleton.tsx';
import { Boundary } from './Boundary.tsx';
import { later } from './later.ts';
import { match } from './places.ts';
import { routes, type PageProps, type Route } from './routes.ts';
import { useWorld } from './world.ts';

const NoSuchPage = later(() => import('./NoSuchPage.tsx').then((m) => m.NoSuchPage));

/** The page of the place. It appears when its code and the registers are there. */
export function Routes({ path }: { path: string }) {
  return (
    <Boundary place={path}>
      <Suspense fallback={<LoadingSkeleton what="the page" />}>
        <Placed path={path} />
      </Suspense>
    </Boundary>
  );
}

function Placed({ path }: { path: string }) {
  const { registers } = useWorld();
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (!params) continue;
    return registers ? (
      <Shown key={path} route={route} params={params} />
    ) : (
      <LoadingSkeleton what="the registers" />
    );
  }
  return <NoSuchPage key={path} />;
}

function Shown({ route, params }: PageProps & { route: Route }) {
  // The same one as long as it is shown, also when its code comes meanwhile: what was typed in it stays.
  const [Page] = useState(route.page);
  return <Page params={params} />;
}
