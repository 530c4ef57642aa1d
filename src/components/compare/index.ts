// The page that compares two systems and helps to choose.
export { ComparePage } from './ComparePage';
