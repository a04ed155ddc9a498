// What asks the server, in one file that is fetched when something has to be asked: rows from the copy need none of
// it. How a copy is made is here too: what is kept was asked for.
export { gatewayOf } from './graph/gateway.ts';
export { openPlaces } from './graph/places.ts';
export { readChanges, readWhole } from './read.ts';
export { laterOf, tidied } from './store/keep.ts';
export { keep } from './store/keep-snapshot.ts';
