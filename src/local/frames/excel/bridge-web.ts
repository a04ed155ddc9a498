// Put into the pane's page by the local server only. In Excel on the web the library needs nothing but its frame.
import { frameOrigin, giveNestedSignIn } from './bridge-nested.ts';

giveNestedSignIn(frameOrigin());
