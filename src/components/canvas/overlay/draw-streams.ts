// Paints dots on streams and users on their way between devices, on the one overlay canvas. It decides nothing.
import type { Point } from '../../../model/design';
import { grouped } from '../../story';
import { labelWidth } from '../geometry/measures';
import { pointAlong } from './polyline';
import { placeOfCount, placeOnWay, type StreamPicture, type TransferPicture } from './streams';
import { packetsAt } from './timing';

export interface StreamColours {
  readonly active: string;
  readonly canvas: string;
  readonly tunnel: string;
}
export interface StreamMotion {
  readonly streams: readonly StreamPicture[];
  readonly transfers: readonly TransferPicture[];
  readonly atMs: number;
  readonly speed: number;
  readonly reduced: boolean;
}

const DOT = 3.5;
/** Where on a stream its number stands, px from the far end. */
const NUMBER_FROM = 24;
const NUMBER_TO = 68;

export function drawStreams(context: CanvasRenderingContext2D, motion: StreamMotion, colours: StreamColours): void {
  if (!motion.reduced)
    for (const { points, length, phase } of motion.streams)
      for (const distance of packetsAt(length, motion.atMs, motion.speed, phase)) {
        // The number at the far end stays readable.
        const left = length - distance;
        const at = left < NUMBER_TO && left > NUMBER_FROM ? undefined : pointAlong(points, distance);
        if (at) dot(context, at, DOT, colours.active, colours.canvas);
      }
  for (const transfer of motion.transfers) drawTransfer(context, transfer, motion.reduced, colours);
}

function dot(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, fill: string, edge: string): void {
  context.fillStyle = fill;
  context.strokeStyle = edge;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

const PILL = 20;

/** Lots on their line, and how many they are at its middle. */
function drawTransfer(
  context: CanvasRenderingContext2D,
  transfer: TransferPicture,
  reduced: boolean,
  colours: StreamColours,
): void {
  const { from, to, bend, shares, count } = transfer;
  context.strokeStyle = colours.tunnel;
  context.globalAlpha = 0.45;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo((from.x + to.x) / 2 - 2 * bend, (from.y + to.y) / 2, to.x, to.y);
  context.stroke();
  context.globalAlpha = 1;
  if (!reduced)
    for (const share of shares) dot(context, placeOnWay(transfer, share), 5, colours.tunnel, colours.canvas);
  const words = grouped(count);
  const width = labelWidth(words) + 12;
  const { x, y } = placeOfCount(transfer);
  context.fillStyle = colours.tunnel;
  context.strokeStyle = colours.canvas;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(x - width / 2, y - PILL / 2, width, PILL, PILL / 2);
  context.fill();
  context.stroke();
  context.fillStyle = colours.canvas;
  context.font = '600 12px "Inter", sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(words, x, y + 0.5);
}
