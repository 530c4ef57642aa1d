// The canvas and its palette, and what they let the app do. Nothing else of this folder is for others.
export { type CanvasAction, canvasActions } from './actions';
export { Canvas } from './Canvas';
export { useNextLayer } from './layers';
export { Palette } from './palette/Palette';
