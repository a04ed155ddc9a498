// Stands in for msal-browser's StandardController, which signs in by a window or a hidden frame and is half of the
// library. In Teams, Outlook and Excel the host's bridge answers instead, so it is fetched only where there is none.
// webpack.config.js puts this in its place; msal asks for nothing before `initialize` is done.

/** The controller of msal-browser, fetched when it is initialised. */
export class StandardController {
  constructor(context) {
    let real;
    const initialize = async (...given) => {
      const fetched = await import('msal-standard-controller');
      real ??= new fetched.StandardController(context);
      return real.initialize(...given);
    };
    return new Proxy(this, {
      get(_, name) {
        if (name === 'initialize') return initialize;
        const found = real?.[name];
        return typeof found === 'function' ? found.bind(real) : found;
      },
    });
  }
}
