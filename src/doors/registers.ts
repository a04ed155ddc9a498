// What reads and keeps the registers: one file that is fetched while the host is greeted.
export { openRegisters } from '../registers/open.ts';
export { openDeviceStore } from '../registers/store/device.ts';
