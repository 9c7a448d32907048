/** The page's logic by itself: `node --test tests/page`. The page's tests run it in the browser too. */

import assert from "node:assert/strict";
import test from "node:test";

import { readAddress, writeAddress } from "../../kg/export/page/template/address.mjs";
import { binOf, coreDays, histogram, stepsFor, ticksFor } from "../../kg/export/page/template/bins.mjs";
import { around } from "../../kg/export/page/template/context.mjs";
import { dayOf, daysOf, isoOf, timeInWords } from "../../kg/export/page/template/dates.mjs";
import { framed } from "../../kg/export/page/template/frame.mjs";
import { EVERYTHING, alive, matching } from "../../kg/export/page/template/filter.mjs";
import { fold } from "../../kg/export/page/template/fold.mjs";
import { fitted } from "../../kg/export/page/template/labels.mjs";
import { shortestPath } from "../../kg/export/page/template/paths.mjs";
import { vectorPicture } from "../../kg/export/page/template/picture.mjs";
import { sidesByKind } from "../../kg/export/page/template/sides.mjs";
import { buildStory } from "../../kg/export/page/template/story.mjs";
import { claimTable, guarded } from "../../kg/export/page/template/table.mjs";
import { amount, counted, speak } from "../../kg/export/page/template/words.mjs";
import { CHINESE } from "../../kg/export/page/template/words-zh.mjs";

const day = (iso, after) => [iso, after, "day", "stated", ""];
const named = (text) => text;

/** Three actors in a row: 甲 meets 乙, 乙 attacks 丙; 甲 and 乙 also plan something on no day. */
function story() {
  const actors = ["甲", "乙", "丙"];
  const many = (value) => actors.map(() => value);
  return buildStory({
    base: "https://kg.example/",
    fold: "國国",
    contradictions: [],
    naming: {},
    posts: [],
    issues: [],
    issueCount: 0,
    types: [
      { name: "meet", type: "meet", score: 2.5, en: "meet", zh: "会面" },
      { name: "attack", type: "attack", score: -9, en: "attack", zh: "攻击" },
    ],
    actors: {
      key: actors.map((name) => `person/${name}`),
      name: actors,
      english: many(""),
      aliases: many([]),
      type: many("person"),
      code: many(""),
      state: many(-1),
      community: [0, 0, 1],
    },
    documents: { key: ["document/一"], title: ["题"], outlet: [-1], day: ["2026-03-01"], url: [""], copyOf: [-1] },
    claims: {
      document: [0, 0, 0],
      tail: ["0-1.a", "1-2.b", "2-3.c"],
      quote: ["甲会见乙", "=乙袭击,丙", "甲拟会见乙"],
      start: [0, 1, 2],
      trigger: [
        [1, 3],
        [2, 4],
        [2, 4],
      ],
      type: ["meet", "attack", "meet"],
      subtype: ["", "", ""],
      agents: [[[0, "甲"]], [[1, "乙"]], [[0, "甲"]]],
      targets: [[[1, "乙"]], [[2, "丙"]], [[1, "乙"]]],
      time: [day("2026-03-01", "2026-03-02"), day("2026-03-05", "2026-03-06"), day(null, null)],
      factuality: ["happened", "happened", "planned"],
      speakers: [[], [], []],
      root: [0, 1, 0],
      event: [0, 1, 2],
      confidence: [1, 1, 1],
      rule: ["", "", ""],
      place: [-1, -1, -1],
      numbers: [[], [], []],
    },
    events: {
      key: ["event/一", "event/二", "event/三"],
      type: ["meet", "attack", "meet"],
      subtype: ["", "", ""],
      agents: [[0], [1], [0]],
      targets: [[1], [2], [1]],
      time: [day("2026-03-01", "2026-03-02"), day("2026-03-05", "2026-03-06"), day(null, null)],
      status: ["reported", "reported", "announced"],
      claims: [[0], [1], [2]],
      roots: [[0], [1, 2], []],
      place: [-1, -1, -1],
      reported: [null, null, null],
    },
    links: { first: [0, 1], second: [1, 2], weight: [1, 2], score: [2.5, -9] },
  });
}

test("a date that is none is no day", () => {
  for (const iso of [null, "", "2026", "2026-02-30", "x", "2026-13-01"]) assert.equal(dayOf(iso), null);
  assert.equal(isoOf(dayOf("1949-10-01")), "1949-10-01");
});

test("an end within a day counts that day, an open time stands at its known bound", () => {
  const first = dayOf("2026-03-04");
  assert.deepEqual(daysOf(["2026-03-04T12:00", "2026-03-04T18:00"]), [first, first + 1]);
  assert.deepEqual(daysOf(["2026-03-04", null]), [first, first + 1]);
  assert.equal(daysOf([null, null]), null);
});

test("a time is written as precisely as it is known", () => {
  assert.equal(timeInWords(["2026-03-01", "2026-04-01", "month"], "en", named), "March 2026");
  assert.equal(timeInWords(["2026-01-01", "2027-01-01", "year"], "en", named), "2026");
  assert.equal(timeInWords(["2026-03-04", "2026-03-05", "day"], "zh", named), "2026年3月4日");
  const said = (time) => timeInWords(time, "en", speak("en"));
  assert.equal(said(["1978-01-01", null, "year"]), "since 1978");
  assert.equal(said([null, "2026-04-01", "month"]), "until March 2026");
  assert.equal(said(["2026-03-04", null, "day"]), "since 4 Mar 2026");
});

test("a link amounts to what its events in view amount to", () => {
  const told = story();
  const all = alive(told, matching(told, EVERYTHING));
  assert.deepEqual([all.score, all.weight], [told.links.score, told.links.weight]);
  const some = alive(told, matching(told, { ...EVERYTHING, signs: [-1] }));
  const between = told.link(1, 2);
  assert.deepEqual([...some.links], told.links.first.map((_, link) => Number(link === between)));
  assert.equal(some.score[between], -9);
  assert.equal(some.weight[between], told.events.roots[1].length);
  assert.equal(some.weight[told.link(0, 1)], 0);
});

test("a filter keeps an event when a claim about it passes", () => {
  const kept = (patch) => matching(story(), { ...EVERYTHING, ...patch }).list;
  assert.deepEqual(kept({}), [0, 1, 2]);
  assert.deepEqual(kept({ signs: [-1] }), [1]);
  assert.deepEqual(kept({ factualities: ["planned"] }), [2]);
  assert.deepEqual(kept({ minRoots: 2 }), [1]);
  assert.deepEqual(kept({ undated: true }), [2]);
  assert.deepEqual(kept({ from: dayOf("2026-03-02"), to: dayOf("2026-03-06") }), [1]);
  assert.deepEqual(kept({ words: "袭击" }), [1]);
});

test("an address says a view and is read back", () => {
  const told = story();
  const state = {
    view: { name: "event", event: 1, claim: 1 },
    language: "zh",
    filter: { ...EVERYTHING, types: ["attack"], from: 10, to: 20, minRoots: 2, words: "a&b #" },
  };
  const read = readAddress(told, `#${writeAddress(told, state)}`);
  assert.deepEqual({ view: read.view, filter: read.filter, language: read.language }, state);
  assert.equal(read.wrong, 0);
});

test("an address with garbage falls back and counts it", () => {
  const read = readAddress(story(), "#n=x&t=..&s=abc&m=0&v=toString&f=happened,x&l=__proto__");
  assert.equal(read.view.name, "overview");
  assert.deepEqual(read.filter, { ...EVERYTHING, factualities: ["happened"] });
  assert.ok(read.wrong >= 5);
});

test("a path follows the links that are left", () => {
  assert.deepEqual(shortestPath(story(), [1, 1], 0, 2), [0, 1, 2]);
  assert.equal(shortestPath(story(), [1, 0], 0, 2), null);
});

test("search takes written forms for one another", () => {
  assert.equal(fold("美國·ＡＢé", "國国"), "美国abe");
});

test("names do not overlap", () => {
  const crowd = Array.from({ length: 200 }, (_, place) => ({
    place,
    x: (place * 37) % 300,
    y: (place * 53) % 200,
    radius: 6,
    width: 50,
    height: 16,
  }));
  const kept = fitted(crowd);
  assert.equal(kept[0].place, 0);
  for (const a of kept)
    for (const b of kept) {
      assert.ok(
        a === b || a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height,
      );
    }
});

test("a lone early year does not squeeze the timeline", () => {
  const days = [[dayOf("1949-10-01"), 0], ...Array.from({ length: 50 }, (_, at) => [dayOf("2026-03-01") + at, 0])];
  assert.ok(isoOf(coreDays(days)[0]) > "2026-01-01");
});

test("bins hold every dated event once or count it as vague or outside", () => {
  const { edges, name } = stepsFor([dayOf("2026-02-27"), dayOf("2026-03-09")], 900);
  assert.equal(name, "day");
  assert.equal(binOf(edges, edges[0] - 1), -1);
  const { bars } = histogram(story(), [0, 1, 2], edges);
  assert.equal(
    bars.reduce((sum, bar) => sum + bar.events, 0),
    2,
  );
});

test("a table keeps text as text", () => {
  assert.equal(guarded("=1+1"), "'=1+1");
  assert.equal(guarded('a,"b"'), '"a,""b"""');
  const told = story();
  const rows = claimTable(told, matching(told, EVERYTHING)).split("\r\n");
  assert.equal(rows.length, 5);
  assert.ok(rows[2].includes('"\'=乙袭击,丙"'));
});

test("a regular story is shown whole, one with outliers without them", () => {
  const even = Array.from({ length: 100 }, (_, at) => [1000 + at * 7, 0]);
  const [first, after] = coreDays(even);
  assert.ok(first <= 1000 && after > 1000 + 99 * 7);
  const [lone] = coreDays([...even, [-9000, 0], [-5000, 0]]);
  assert.ok(lone > 900);
  assert.deepEqual(coreDays([]), [0, 7]);
});

test("days on the axis are even, inside, and no more than there is room for", () => {
  for (const [first, after] of [
    ["2026-03-01", "2026-03-09"],
    ["2026-01-15", "2026-07-01"],
    ["2013-05-02", "2020-10-18"],
    ["1850-01-01", "2026-01-01"],
  ]) {
    const stretch = [dayOf(first), dayOf(after)];
    const { unit, days } = ticksFor(stretch, 10);
    assert.ok(days.length > 1 && days.length <= 11, `${first} ${days.length}`);
    assert.ok(days.every((day) => day >= stretch[0] && day < stretch[1]));
    if (unit !== "day") assert.ok(days.every((day) => isoOf(day).endsWith("-01")));
    if (unit === "year") assert.ok(days.every((day) => isoOf(day).endsWith("-01-01")));
  }
});

test("a view shows every place within its padding, as large as it can be", () => {
  const places = [
    { x: -100, y: 0, size: 10 },
    { x: 900, y: 300, size: 20 },
  ];
  const padding = { top: 40, right: 50, bottom: 60, left: 50 };
  const { scale, position } = framed(places, { width: 600, height: 500 }, padding, 3);
  const pixels = ({ x, y }) => [300 + (x - position.x) * scale, 250 + (y - position.y) * scale];
  assert.ok(Math.abs(pixels({ x: -110, y: 0 })[0] - 50) < 0.01);
  assert.ok(Math.abs(pixels({ x: 920, y: 0 })[0] - 550) < 0.01);
  assert.ok(pixels({ x: 0, y: -10 })[1] >= 40 && pixels({ x: 0, y: 320 })[1] <= 440);
  assert.equal(framed(places.slice(0, 1), { width: 600, height: 500 }, padding, 3).scale, 3);
  assert.equal(framed([], { width: 1, height: 1 }, padding, 3).scale, 1);
});

test("names stay in sight, off what lies over the drawing and off larger discs", () => {
  const view = { x: 0, y: 0, width: 200, height: 100 };
  const name = { place: 1, x: 20, y: 90, radius: 5, width: 60, height: 16 };
  assert.deepEqual(fitted([{ ...name, y: 300 }], { view }), []);
  const [box] = fitted([name], { view });
  assert.ok(box.x >= 0 && box.y + box.height <= 100);
  assert.deepEqual(fitted([name], { view, covered: [view] }), []);
  const large = { place: 2, x: 100, y: 50, radius: 60, width: 10, height: 10 };
  const kept = fitted([large, { ...name, x: 100, y: 50 }], { view });
  assert.ok(!kept.some(({ place }) => place === 1), "no name over a disc much larger than its own");
});

test("a name lies over no mark; a main actor's stands farther off, at the end of a line", () => {
  const ring = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [Math.cos((at * Math.PI) / 4), Math.sin((at * Math.PI) / 4)]);
  const around = ring.map(([x, y], at) => ({ place: at + 2, x: x * 16, y: y * 16, radius: 6 }));
  const name = { place: 1, x: 0, y: 0, radius: 6, width: 40, height: 16 };
  const apart = ({ x, y, width, height }) =>
    around.every((m) => x + width <= m.x - 6 || x >= m.x + 6 || y + height <= m.y - 6 || y >= m.y + 6);
  const [box] = fitted([name], { marks: [name, ...around] });
  assert.ok(apart(box) && box.line, "a line leads to it");
  assert.ok(Math.abs(Math.hypot(...box.line.slice(0, 2)) - 6) < 0.01, "from the edge of its mark");
  const [beside] = fitted([name], { marks: [name] });
  assert.equal(beside.line, null);
  const faint = around.map((mark) => ({ ...mark, faint: true }));
  assert.equal(fitted([name], { marks: [name, ...faint] })[0].line, null, "what is dimmed may lie under it");
  const lesser = Array.from({ length: 12 }, (_, at) => ({ ...name, place: 100 + at, x: 1000 * (at + 1) }));
  const kept = fitted([...lesser, name], { marks: [name, ...around] });
  assert.ok(!kept.some(({ place }) => place === 1), "no name at all for one that matters less");
  assert.equal(fitted(lesser, { most: 3 }).length, 3);
});

test("a name stands where fewest links leave its disc", () => {
  const disc = { place: 1, x: 0, y: 0, radius: 5, width: 40, height: 16 };
  const [below] = fitted([{ ...disc, busy: [0, 0, 0, 0] }]);
  const [above] = fitted([{ ...disc, busy: [2, 0, 1, 1] }]);
  assert.ok(below.y > 0 && above.y < 0);
});

test("a picture holds names as text", () => {
  const node = { x: 5, y: 5, size: 4, shape: "dot", fill: "#000000", border: "#000000", name: '<b>"&' };
  const named = [{ x: 0, y: 0, width: 10, height: 16, words: "</text><script>" }];
  const drawn = vectorPicture({ nodes: [node], edges: [], named, width: 10, height: 10 }, "a < b", {
    paper: "#ffffff",
    ink: "#000",
    axis: "#000",
  });
  assert.ok(!drawn.includes("<b>") && !drawn.includes("<script>"));
  assert.ok(drawn.includes("a &#60; b"), "the caption");
});

test("contradicting claims stand on the two sides of it, each once", () => {
  const told = story();
  told.claims.factuality = ["happened", "negated", "happened"];
  told.contradictions = [
    ["denial", 0, 1, "happened ≠ negated"],
    ["denial", 1, 2, "negated ≠ happened"],
    ["date", 0, 2, "2026-03-01…2026-03-02 ≠ 2026-03-05…2026-03-06"],
  ];
  const kinds = sidesByKind(told, [0, 1, 2]);
  const sides = (kind) => [...kinds.get(kind)].map(([side, claims]) => [side, [...claims]]);
  assert.deepEqual(sides("denial"), [
    ["affirms", [0, 2]],
    ["denies", [1]],
  ]);
  assert.deepEqual(
    sides("date").map(([, claims]) => claims),
    [[0], [2]],
  );
});

test("communities hold their actors, those with most claims first", () => {
  assert.deepEqual(story().groups, [[1, 0], [2]]);
});

test("numbers are grouped, one has its own form", () => {
  const text = speak("en");
  assert.equal(
    text("status", { events: 1234, allEvents: 5678, claims: 1, allClaims: 2 }).slice(0, 14),
    "1,234 of 5,678",
  );
  assert.equal(amount(text, "claims", 1), "1 claim");
  assert.equal(amount(text, "claims", 6224), "6,224 claims");
  assert.equal(counted(text, "Events", 1000), "Events (1,000)");
});

test("Chinese has its own colons, commas and brackets", () => {
  const text = speak("zh");
  assert.equal(counted(text, "事件", 1000), "事件（1,000）");
  assert.equal(text("chain") + text("colon"), "据：");
  const halfWidth = Object.entries(CHINESE).filter(([, word]) => /[\u4e00-\u9fff][:,;(]/.test(word));
  assert.deepEqual(halfWidth, []);
});

test("a quote is shown with the rest of its sentence", () => {
  const text = "题\n甲说：“不去。”乙表示，明天再谈。丙走了";
  const of = (words) => around(text, text.indexOf(words), text.indexOf(words) + words.length);
  assert.deepEqual(of("乙表示"), ["", "，明天再谈。"]);
  assert.deepEqual(of("明天再谈"), ["乙表示，", "。"]);
  assert.deepEqual(of("甲说"), ["", "：“不去。”"]);
  assert.deepEqual(of("丙走了"), ["", ""]);
  assert.deepEqual(of("题"), ["", ""]);
  assert.deepEqual(of("明天再谈。"), ["乙表示，", ""]);
  const long = `${"长".repeat(200)}中${"长".repeat(200)}`;
  assert.deepEqual(around(long, 200, 201), [`…${"长".repeat(60)}`, `${"长".repeat(120)}…`]);
});
