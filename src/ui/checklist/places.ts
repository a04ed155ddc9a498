/** The places of a checklist. */
export const placeOf = {
  list: (ref: string) => `/checklists/${encodeURIComponent(ref)}`,
  question: (ref: string, key: string) => `/checklists/${encodeURIComponent(ref)}/${encodeURIComponent(key)}`,
  history: (ref: string, key: string) =>
    `/checklists/${encodeURIComponent(ref)}/${encodeURIComponent(key)}/history`,
  all: (ref: string) => `/checklists/${encodeURIComponent(ref)}/all`,
  check: (ref: string) => `/checklists/${encodeURIComponent(ref)}/check`,
  signOff: (ref: string) => `/checklists/${encodeURIComponent(ref)}/sign-off`,
  record: (ref: string) => `/checklists/${encodeURIComponent(ref)}/record`,
  start: (contract: string) => `/checklists/start/${encodeURIComponent(contract)}`,
  contract: (ref: string) => `/contracts/${encodeURIComponent(ref)}`,
};
