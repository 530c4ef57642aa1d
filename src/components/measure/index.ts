// Sizes of elements and of the window, for components that draw by them.
export { useMedia, useWidth } from './use-width';
