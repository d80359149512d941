import type { BoundaryKind, ComponentKind } from './component-kind.js';

type IconPoint = readonly [x: number, y: number];
/** One line without lifting the pen. */
export type IconStroke = readonly IconPoint[];

/** Icons are drawn in a square of this size. */
export const ICON_SIZE = 24;

/** Fine enough to look round at twice the size, and few enough to weigh little in the document. */
const DEGREES_PER_POINT = 24;

/** Reads `'3,4 21,4'`. */
function line(points: string): IconPoint[] {
  return points.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });
}

/** Part of an ellipse; 0° is on the right, 90° at the bottom. */
function arc(cx: number, cy: number, rx: number, ry: number, fromDegrees: number, toDegrees: number): IconPoint[] {
  const count = Math.max(2, Math.ceil(Math.abs(toDegrees - fromDegrees) / DEGREES_PER_POINT));
  return Array.from({ length: count + 1 }, (_, place) => {
    const angle = ((fromDegrees + ((toDegrees - fromDegrees) * place) / count) * Math.PI) / 180;
    return [round(cx + rx * Math.cos(angle)), round(cy + ry * Math.sin(angle))];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function cylinder(cx: number, top: number, bottom: number, rx: number, ry: number): IconPoint[] {
  return [...arc(cx, top, rx, ry, 180, 540), ...arc(cx, bottom, rx, ry, 180, 0), [cx + rx, top]];
}

/** A wheel with teeth, from one corner of a tooth to the next. */
function cog(teeth: number): IconPoint[] {
  const corners = [
    { turn: -0.2, radius: 10 },
    { turn: 0.2, radius: 10 },
    { turn: 0.34, radius: 7.2 },
    { turn: 0.66, radius: 7.2 },
  ];
  const turns = Array.from({ length: teeth }, (_, tooth) => tooth);
  const rim = turns.flatMap((tooth) =>
    corners.map(({ turn, radius }): IconPoint => {
      const angle = ((tooth + turn) / teeth) * 2 * Math.PI;
      return [round(12 + radius * Math.cos(angle)), round(12 + radius * Math.sin(angle))];
    }),
  );
  return [...rim, ...rim.slice(0, 1)];
}

function wave(y: number): IconPoint[] {
  return Array.from({ length: 15 }, (_, place) => [
    round(2 + (place * 20) / 14),
    round(y - 2.4 * Math.sin((place / 14) * 4 * Math.PI)),
  ]);
}

/**
 * Each icon in one line or two: as few elements as can be on the board, and the same points in the palette.
 * Where the pen has to come back, it goes back over its own line.
 */
export const COMPONENT_ICONS: Readonly<Record<ComponentKind | BoundaryKind, readonly IconStroke[]>> = {
  client: [line('12,16 2,16 2,3 22,3 22,16 12,16 12,20.5 7,20.5 17,20.5')],
  cdn: [
    [
      ...arc(12, 12, 9.5, 9.5, -90, 270),
      ...arc(12, 12, 4.2, 9.5, -90, 270),
      ...arc(12, 12, 9.5, 9.5, -90, -180),
      [21.5, 12],
    ],
  ],
  dns: [line('12,22 12,19 5,19 2,16 5,13 12,13 12,19 12,10 19,10 22,7 19,4 12,4 12,10 12,2')],
  'load-balancer': [
    [
      ...arc(4.5, 12, 2.5, 2.5, 0, 360),
      ...line('11,12 15,4.5 21.5,4.5 19,2 21.5,4.5 19,7 21.5,4.5 15,4.5 11,12 21.5,12 19,9.5 21.5,12 19,14.5 21.5,12'),
      ...line('11,12 15,19.5 21.5,19.5 19,17 21.5,19.5 19,22'),
    ],
  ],
  'api-gateway': [
    [
      ...line('2.5,21.5 2.5,10.5'),
      ...arc(12, 10.5, 9.5, 8, 180, 360),
      ...line('21.5,21.5 21.5,13.5 2.5,13.5 8.8,13.5 8.8,21.5 8.8,3 8.8,13.5 15.2,13.5 15.2,21.5 15.2,3'),
    ],
  ],
  service: [line('3,7 12,2 21,7 21,17 12,22 3,17 3,7 12,12 21,7 12,12 12,22')],
  worker: [cog(8), arc(12, 12, 3.2, 3.2, 0, 360)],
  scheduler: [[...arc(12, 12, 9.5, 9.5, 0, 360)], line('12,6 12,12.5 16.5,15')],
  cache: [line('13.5,2 3.5,14 11.5,14 10.5,22 20.5,10 12.5,10 13.5,2')],
  'sql-database': [
    [
      ...cylinder(12, 5.2, 18.8, 9, 3),
      [21, 9.7],
      ...arc(12, 9.7, 9, 3, 0, 180),
      [3, 14.3],
      ...arc(12, 14.3, 9, 3, 180, 0),
    ],
  ],
  'nosql-database': [cylinder(12, 5.2, 18.8, 9, 3), line('9.5,11.5 6.5,14.8 9.5,18')],
  replica: [
    cylinder(15.5, 11, 19.5, 6.5, 2.4),
    [...arc(8.5, 14, 6.5, 2.4, 100, 180), ...arc(8.5, 4.5, 6.5, 2.4, 180, 540), [15, 6]],
  ],
  shard: [
    [
      ...arc(12, 5.2, 9, 3, 180, 540),
      ...arc(12, 18.8, 9, 3, 180, 110),
      [8.9, 8],
      ...arc(12, 18.8, 9, 3, 110, 70),
      [15.1, 8],
      ...arc(12, 18.8, 9, 3, 70, 0),
      [21, 5.2],
    ],
  ],
  queue: [line('7,7 7,17 1.5,17 1.5,7 22.5,7 22.5,17 7,17 12.2,17 12.2,7 17.4,7 17.4,17')],
  stream: [wave(7.5), wave(16.5)],
  'object-store': [[...arc(12, 5.2, 9.5, 3, 180, 540), [5.5, 19], ...arc(12, 19, 6.5, 2.5, 180, 0), [21.5, 5.2]]],
  'search-index': [[...arc(10, 10, 7.5, 7.5, 45, 405), [22, 22]]],
  'external-service': [
    [
      [6.5, 19.5],
      ...arc(17.5, 14.8, 4.7, 4.7, 90, -80),
      ...arc(11.2, 10.4, 6.6, 6.6, -12, -165),
      ...arc(6.5, 14.8, 4.7, 4.7, 250, 90),
    ],
  ],
  region: [[[12, 22], ...arc(12, 9.5, 7.5, 7.5, 145, 395), [12, 22]], arc(12, 9.5, 2.6, 2.6, 0, 360)],
  zone: [line('3,3 21,3 21,21 3,21 3,3'), line('8,8 16,8 16,16 8,16 8,8')],
};
