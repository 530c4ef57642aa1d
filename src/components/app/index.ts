// The app as one component, and the registry that panes add their actions to.
export { App } from './App';
export { startNavigation } from './navigation';
