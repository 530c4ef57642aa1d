// Rows 28 to 54 of the conformance table as scenarios. Data only, for tests.
import type { Row } from './table-row';

const PULL = '0s fail port:node0/ge-0/0/3';
const PULL_5 = (at: string, port = 'ge-5/0/3') => `${at} fail port:node1/${port}`;
const CONTROL = '0s fail control:cluster';
const POWER = '0s fail node:node0';
const TO_1 = (group: number) => `0s node0> request chassis cluster failover redundancy-group ${group} node 1`;
const IP = 'ip:203.0.113.1';
const NONE = ['office-to-web 0', 'isp-to-reth0 0', 'office-to-reth1 0'];

export const ROWS_FROM_28: readonly Row[] = [
  ...['fabric-0', 'control-0'].map((link, index) => ({
    row: String(28 + index),
    design: 'cc-a5',
    steps: [`0s fail link:${link}`],
    seen: [
      '900s rg0@node0 primary 200 w255 None',
      '900s rg0@node1 secondary 100 w255 None',
      '900s rg1@node0 primary 200 w255 None',
      '900s rg1@node1 secondary 100 w255 None',
    ],
    out: NONE,
  })),
  {
    row: '30',
    design: 'cc-a5',
    steps: ['0s fail link:control-0', '30s fail link:control-1'],
    seen: [
      '32500ms rg0@node1 secondary 100 w255 None',
      '33500ms rg0@node1 ineligible 100 w255 None',
      '212500ms rg1@node1 ineligible 100 w255 None',
      '213500ms rg1@node1 disabled 100 w255 None',
    ],
    out: NONE,
  },
  {
    row: '31',
    design: 'cc-a1',
    steps: [TO_1(1)],
    seen: [
      '500ms rg1@node1 primary 255 w255 None manual',
      '500ms rg1@node0 secondary-hold 200 w255 None manual',
      '1500ms rg1@node0 secondary 200 w255 None manual',
      '1500ms rg0@node0 primary 200 w255 None',
    ],
    out: ['office-to-web 1'],
  },
  {
    row: '32',
    design: 'cc-a1',
    steps: [TO_1(1), PULL_5('60s')],
    seen: [
      '60500ms rg1@node1 primary 0 w0 IF manual',
      '61500ms rg1@node0 primary 200 w255 None',
      '62500ms rg1@node1 secondary 0 w0 IF',
    ],
  },
  ...[
    { design: 'cc-a1', seen: ['62500ms rg1@node1 primary 100 w255 None', '62500ms rg1@node0 secondary 200 w255 None'] },
    { design: 'cc-a1p', seen: ['60500ms rg1@node1 primary 100 w255 None', '61500ms rg1@node0 primary 200 w255 None'] },
  ].map(({ design, seen }) => ({
    row: '33',
    design,
    steps: [TO_1(1), '60s node0> request chassis cluster failover reset redundancy-group 1'],
    seen,
  })),
  {
    row: '34',
    design: 'cc-a1',
    steps: [TO_1(0)],
    seen: [
      '500ms rg0@node1 primary 255 w255 None manual',
      '299500ms rg0@node0 secondary-hold 200 w255 None manual',
      '300500ms rg0@node0 secondary 200 w255 None manual',
      '300500ms rg1@node0 primary 200 w255 None',
    ],
    out: NONE,
  },
  {
    row: '35',
    design: 'cc-a1',
    steps: [TO_1(0), '60s fail reboot:node1'],
    seen: [
      '62500ms rg0@node0 secondary-hold 200 w255 None manual',
      '63500ms rg0@node0 primary 200 w255 None',
      '63500ms rg0@node1 lost 0 n/a',
      '63500ms rg1@node0 primary 200 w255 None',
    ],
  },
  {
    row: '36',
    design: 'cc-a1',
    steps: [TO_1(0), '60s fail control:cluster'],
    seen: [
      '63500ms rg0@node0 ineligible 200 w255 None manual',
      '63500ms rg1@node0 ineligible 200 w255 None',
      '63500ms rg0@node1 primary 255 w255 None manual',
      '63500ms rg1@node1 primary 100 w255 None',
      '243500ms rg0@node0 disabled 200 w255 None manual',
      '243500ms rg1@node0 disabled 200 w255 None',
    ],
  },
  {
    row: '37',
    design: 'cc-a1+legacy',
    steps: [TO_1(0), '60s fail fabric:cluster'],
    seen: [
      '62500ms rg0@node0 secondary-hold 200 w255 None manual',
      '63500ms rg0@node0 disabled 200 w255 None manual',
      '63500ms rg1@node0 disabled 200 w255 None',
      '63500ms rg1@node1 primary 100 w255 None',
    ],
  },
  {
    row: '38',
    design: 'cc-a4',
    steps: [`0s fail ${IP}@node0`],
    seen: [
      '4500ms rg1@node0 primary 200 w255 None',
      '5500ms rg1@node0 primary 0 w0 IP',
      '6500ms rg1@node1 primary 100 w255 None',
    ],
    out: ['isp-to-reth0 6'],
  },
  {
    row: '39',
    design: 'cc-a4',
    steps: [`0s fail ${IP}`],
    seen: ['5500ms rg1@node0 primary 0 w0 IP', '60s rg1@node0 primary 0 w0 IP', '60s rg1@node1 secondary 0 w0 IP'],
  },
  {
    row: '40',
    design: 'cc-a4',
    steps: [`0s fail ${IP}@node1`],
    seen: ['5500ms rg1@node1 secondary 0 w0 IP', '60s rg1@node0 primary 200 w255 None'],
    out: NONE,
  },
  {
    row: '41',
    design: 'cc-a3',
    steps: [PULL],
    seen: [
      '1500ms rg1@node1 primary 100 w255 None',
      '1500ms rg2@node1 primary 200 w255 None',
      '1500ms rg0@node0 primary 200 w255 None',
    ],
  },
  {
    row: '42',
    design: 'cc-a3',
    steps: ['0s fail node:node1'],
    seen: [
      '3500ms rg2@node0 primary 100 w255 None',
      '3500ms rg2@node1 lost 0 n/a',
      '3500ms rg0@node0 primary 200 w255 None',
      '3500ms rg1@node0 primary 200 w255 None',
    ],
    out: ['office-to-reth1 4', 'isp-to-reth0 0'],
  },
  {
    row: '43',
    design: 'cc-a3',
    steps: [CONTROL],
    seen: [
      '3500ms rg0@node1 ineligible 100 w255 None',
      '3500ms rg1@node1 ineligible 100 w255 None',
      '3500ms rg2@node1 ineligible 200 w255 None',
      '3000ms rg2@node0 primary 100 w255 None',
      '183500ms rg2@node1 disabled 200 w255 None',
    ],
    out: ['office-to-reth1 1'],
  },
  {
    row: '44',
    design: 'cc-a7',
    steps: [3, 5, 6].map((port, index) => `${index * 60}s fail port:node0/ge-0/0/${port}`),
    seen: [
      '30s rg1@node0 primary 200 w170 IF',
      '90s rg1@node0 primary 200 w85 IF',
      '120500ms rg1@node0 primary 0 w0 IF',
      '121500ms rg1@node1 primary 100 w255 None',
    ],
    out: ['isp-to-reth0 1'],
  },
  {
    row: '45',
    design: 'cc-a7n',
    steps: [3, 5, 6].map((port, index) => `${index * 60}s fail port:node0/ge-0/0/${port}`),
    seen: ['900s rg1@node0 primary 200 w255 None', '900s rg1@node1 secondary 100 w255 None'],
    out: ['office-to-reth1 0', 'isp-to-reth0 880'],
  },
  {
    row: '46',
    design: 'cc-a1+hold=60',
    steps: [PULL, '10s repair port:node0/ge-0/0/3', PULL_5('20s')],
    seen: [
      '1500ms rg1@node1 primary 100 w255 None',
      '20500ms rg1@node1 primary 0 w0 IF',
      '60500ms rg1@node0 secondary-hold 200 w255 None',
      '61500ms rg1@node0 primary 200 w255 None',
    ],
    out: ['isp-to-reth0 42'],
  },
  {
    row: '47',
    design: 'cc-a1p+delay=30',
    steps: [PULL, '60s repair port:node0/ge-0/0/3'],
    seen: ['89500ms rg1@node1 primary 100 w255 None', '90500ms rg1@node0 primary 200 w255 None'],
  },
  {
    row: '48',
    design: 'cc-a5',
    steps: ['0s fail spu:node0/0'],
    seen: [
      '500ms rg1@node0 primary 0 w0 SP',
      '1500ms rg1@node1 primary 100 w255 None',
      '1500ms rg0@node0 primary 200 w255 None',
    ],
  },
  {
    row: '49',
    design: 'cc-a1+hb=2000x8',
    steps: [POWER],
    seen: [
      '15500ms rg1@node1 secondary 100 w255 None',
      '16500ms rg0@node1 primary 100 w255 None',
      '16500ms rg1@node1 primary 100 w255 None',
      '16500ms rg1@node0 lost 0 n/a',
    ],
    out: ['office-to-web 17'],
  },
  ...['cc-a1', 'cc-a1+legacy'].map((design) => ({
    row: '50',
    design,
    steps: ['0s node0# delete interfaces fab0; delete interfaces fab1'],
    seen: [
      '500ms rg0@node1 disabled 100 w255 None',
      '500ms rg1@node1 disabled 100 w255 None',
      '500ms rg0@node0 primary 200 w255 None',
    ],
    out: NONE,
  })),
  ...['cc-a1', 'cc-a1+equal'].map((design) => ({
    row: '51',
    design,
    from: 'boot' as const,
    steps: ['0s fail node:node1', '2900ms repair node:node1'],
    seen: [
      `400s rg0@node0 primary ${design === 'cc-a1' ? 200 : 100} w255 None`,
      `400s rg1@node0 primary ${design === 'cc-a1' ? 200 : 100} w255 None`,
      '400s rg1@node1 secondary 100 w255 None',
    ],
  })),
  {
    row: '52',
    design: 'cc-a1',
    from: 'boot',
    steps: [POWER, '60s repair node:node0'],
    seen: [
      '500s rg0@node1 primary 100 w255 None',
      '500s rg1@node1 primary 100 w255 None',
      '500s rg1@node0 secondary 200 w255 None',
    ],
  },
  {
    row: '53',
    design: 'cc-a1p',
    from: 'boot',
    steps: [POWER, '60s repair node:node0'],
    seen: [
      '405500ms rg1@node1 primary 100 w255 None',
      '406500ms rg1@node0 primary 200 w255 None',
      '500s rg0@node1 primary 100 w255 None',
    ],
  },
  {
    row: '54',
    design: 'cc-a1+twin',
    steps: [],
    seen: [
      '900s rg1@node0 primary 200 w255 None',
      '900s rg1@node1 secondary 100 w255 None',
      '900s rg1@node0-b primary 200 w255 None',
      '900s rg1@node1-b secondary 100 w255 None',
    ],
  },
];
