// Sizes of elements and of the window, for components that draw by them.
export { useHeight, useMedia, useWidth } from './use-width';
