// What AMS keeps over every one of its built-in designs.
import { contract } from '../chassis/testing/contract';
import { ams } from './index';

contract(ams);
