/** An event in one neutral sentence: what is reported, never what is so. */

/** Participle and base form; what stands in brackets needs a target. */
const ENGLISH = {
  accuse: "criticised or accused( {})|criticise or accuse( {})",
  agree: "reached agreement( with {})|reach agreement( with {})",
  aid: "given aid( to {})|give aid( to {})",
  appoint: "taken or changed a post( {})|take or change a post( {})",
  attack: "attacked( {})|attack( {})",
  attend: "taken part in a meeting( {})|take part in a meeting( {})",
  coerce: "used coercion( against {})|use coercion( against {})",
  cooperate: "cooperated( with {})|cooperate( with {})",
  disclose: "disclosed findings( about {})|disclose findings( about {})",
  investigate: "investigated( {})|investigate( {})",
  meet: "met( {})|meet( {})",
  mobilize: "mobilised forces( against {})|mobilise forces( against {})",
  other: "acted( towards {})|act( towards {})",
  protest: "protested( against {})|protest( against {})",
  reject: "rejected or opposed( {})|reject or oppose( {})",
  request: "made a request( of {})|make a request( of {})",
  sanction: "imposed sanctions( on {})|impose sanctions( on {})",
  statement: "made a statement( to {})|make a statement( to {})",
  support: "supported( {})|support( {})",
  threaten: "warned or threatened( {})|warn or threaten( {})",
  visit: "visited( {})|visit( {})",
  withdraw: "withdrawn or suspended relations( with {})|withdraw or suspend relations( with {})",
  yield: "made a concession( to {})|make a concession( to {})",
};
const CHINESE = {
  accuse: "指责( {})",
  agree: "(与 {} )达成协议",
  aid: "(向 {} )提供援助",
  appoint: "任职或去职( {})",
  attack: "攻击( {})",
  attend: "参加会议( {})",
  coerce: "(对 {} )采取强制措施",
  cooperate: "(与 {} )合作",
  disclose: "披露( {})",
  investigate: "调查( {})",
  meet: "(与 {} )会面",
  mobilize: "(针对 {} )调动力量",
  other: "(对 {} )有所行动",
  protest: "(对 {} )抗议",
  reject: "拒绝或反对( {})",
  request: "(向 {} )提出要求",
  sanction: "制裁( {})",
  statement: "(向 {} )表态",
  support: "支持( {})",
  threaten: "警告或威胁( {})",
  visit: "访问( {})",
  withdraw: "(与 {} )中止关系或退出",
  yield: "(对 {} )让步",
};
const SHOWN = 4;

/** Names joined; more than four are counted. */
export function listed(story, places, language) {
  const label = (place) => story.actors.name[place] || (language === "zh" ? "未具名者" : "an unnamed side");
  const names = places.slice(0, SHOWN).map(label);
  if (places.length > SHOWN)
    names.push(language === "zh" ? `另 ${places.length - SHOWN} 方` : `${places.length - SHOWN} more`);
  if (language === "zh") return names.join("、");
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
}

const filled = (form, targets) =>
  form.replace(/\(([^)]*)\)/, (_, part) => (targets ? part.replace("{}", targets) : "")).trim();

function presented(story, event) {
  const kinds = new Set(story.events.claims[event].map((claim) => story.claims.factuality[claim]));
  return kinds.has("planned") ? "planned" : "possible";
}

/** "A is reported to have met B", after what the claims about the event say. */
export function eventSentence(story, event, language) {
  const { type, status, agents, targets } = story.events;
  const names = listed(story, agents[event].length ? agents[event] : [-1], language);
  const who = names.replace(/^an unnamed/, "An unnamed"); // it opens the sentence
  const whom = targets[event].length ? listed(story, targets[event], language) : "";
  if (language === "zh") return chinese(story, event, who, filled(CHINESE[type[event]] ?? CHINESE.other, whom));
  const are = agents[event].length > 1 ? "are" : "is";
  const [done, base] = (ENGLISH[type[event]] ?? ENGLISH.other).split("|").map((form) => filled(form, whom));
  if (status[event] === "denied") return `${who} ${are} reported not to have ${done}`;
  if (status[event] === "disputed") return `${who} ${are} reported, and denied, to have ${done}`;
  if (status[event] === "reported") return `${who} ${are} reported to have ${done}`;
  return presented(story, event) === "planned"
    ? `${who} ${are} reported to plan to ${base}`
    : `${who} may, it is reported, ${base}`;
}

function chinese(story, event, who, deed) {
  const status = story.events.status[event];
  if (status === "denied") return `据报道，${who} 未 ${deed}`;
  if (status === "disputed") return `${who} ${deed}（有报道，亦有否认）`;
  if (status === "reported") return `据报道，${who} ${deed}`;
  return presented(story, event) === "planned" ? `据报道，${who} 计划 ${deed}` : `据报道，${who} 可能 ${deed}`;
}

/** The name of an event's kind, the narrower one where it is known. */
export function kindName(story, event, language) {
  const type = story.types.get(story.events.subtype[event]) ?? story.types.get(story.events.type[event]);
  return type ? type[language] : story.events.type[event];
}
