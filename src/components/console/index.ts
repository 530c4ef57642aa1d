// The console of the dock, loaded when it is first opened.
export { Console } from './Console';
