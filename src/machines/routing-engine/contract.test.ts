// What Routing Engine redundancy keeps over every one of its built-in designs.
import { contract } from '../chassis/testing/contract';
import { routingEngine } from './index';

contract(routingEngine);
