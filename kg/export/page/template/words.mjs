/** The interface in two languages. The data are Chinese and stay so. */

const WORDS = {
  en: {
    title: "Who is reported to have done what", skip: "Skip to the reading panel", share: "Share", language: "中文",
    search: "Search actors, articles and words", graph: "Actor network", legend: "Legend", timeline: "Timeline",
    graphKeys: "Arrow keys walk between neighbours, Enter opens, plus and minus zoom, 0 fits, Escape clears.",
    overview: "Overview", events: "Events", actors: "Actors", filters: "Filters", paths: "Paths",
    about: "Claims found in {documents} news articles of {outlets} outlets, each with the words that make it. Nothing here says what is true: it says who is reported to have done what, when, and according to whom.",
    mainActors: "Main actors", mostRoots: "Reported by most independent sources", disputedEvents: "Disputed",
    caveats: "Handle with care", showAll: "Show all", more: "Show {n} more", none: "Nothing matches. Loosen a filter or reset.",
    copies: "{n} of {m} articles are copies of another one and add no witness.",
    single: "{n} of {m} events rest on one independent source.",
    issues: "{n} inputs were skipped or are doubtful.",
    unsure: "{n} of {m} claims were read with less than half confidence.",
    rootsNote: "A root is the deepest named source of a claim. Copies of one agency report share one root.",
    noDate: "no date", since: "since {day}", until: "until {day}",
    status: "{events} of {allEvents} events · {claims} of {allClaims} claims", drawn: "showing {n} of {m} actors · {k} of {l} links",
    wrong: "Part of the address was not understood and is left out.", reset: "Reset", clearRange: "Whole time", undated: "No date ({n})",
    reported: "reported", disputed: "disputed", denied: "only denied", announced: "only announced",
    happened: "said to have happened", negated: "said not to have happened", possible: "said to be possible", planned: "said to be planned",
    cooperation: "cooperation", neutral: "neutral", conflict: "conflict", roots: "{n} independent", rootsOne: "1 independent", rootsNone: "no affirming source",
    documents: "{n} articles", documentsOne: "1 article", root: "Root", chain: "According to", itself: "the outlet itself",
    unnamed: "unnamed", confidence: "read with confidence {n}", rule: "rule {rule}", read: "Read in the article", cite: "Copy citation", copied: "Copied.",
    contradictions: "Contradictions", denial: "one affirms, one denies", date: "different dates", number: "different numbers", agent: "different agents", correction: "a correction of its own report",
    names: "Names", posts: "Posts", former: "former", naming: "How outlets name it", relations: "Relations", times: "{n} times", type: "Type", state: "State",
    person: "person", country: "country", organization: "organisation", media: "media", place: "place", treaty_or_event: "treaty or event",
    copyOf: "A copy of", published: "Published", source: "Original address", noText: "The text is not stored in this page.", claimsHere: "Claims in this article",
    from: "From", to: "To", findPath: "Find the path", pathFrom: "Path from here", noPath: "No path over the links in view.", unknown: "No actor is called so.",
    types: "Kind of event", sign: "Cooperation or conflict", statuses: "Status of the event", factualities: "Presented as", outlets: "Outlet", rootsOf: "Root", minRoots: "Least number of independent sources", wordsIn: "Words in the quote",
    copyLink: "Copy the address of this view", png: "Graph as PNG", svg: "Graph as SVG", csv: "Claims in view as CSV", print: "Print",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit the graph", rangeStart: "First day", rangeEnd: "Last day", shape: "Shape: kind of actor", colour: "Colour: community", line: "Line: what the events between two amount to", size: "Size: number of claims",
    byTime: "By time", byRoots: "By independent sources", with: "with", noNeighbour: "No neighbour in that direction.", group: "Community", wholeTime: "whole time", unsigned: "unsigned", and: "and", back: "Back", evidence: "Claims about this event, by outlet", tapHint: "Click an actor, a link or a day.",
  },
  zh: {
    title: "谁被报道对谁做了什么", skip: "跳到阅读区", share: "分享", language: "English",
    search: "搜索行为体、文章和词语", graph: "行为体网络", legend: "图例", timeline: "时间线",
    graphKeys: "方向键在相邻行为体间移动，回车打开，加减号缩放，0 适应窗口，Esc 清除。",
    overview: "概览", events: "事件", actors: "行为体", filters: "筛选", paths: "路径",
    about: "从 {outlets} 家媒体的 {documents} 篇新闻中读出的主张，每条都附原文。本页不判断真伪，只说明据谁报道、谁在何时对谁做了什么。",
    mainActors: "主要行为体", mostRoots: "独立信源最多的事件", disputedEvents: "有争议的事件",
    caveats: "使用时请留意", showAll: "全部显示", more: "再显示 {n} 条", none: "没有符合的内容。请放宽筛选或重置。",
    copies: "{m} 篇文章中有 {n} 篇是转载，不增加信源。", single: "{m} 个事件中有 {n} 个只有一个独立信源。",
    issues: "{n} 个输入被跳过或存疑。", unsure: "{m} 条主张中有 {n} 条的抽取置信度低于一半。",
    rootsNote: "“根”是一条主张可追溯到的最深的具名信源。同一通讯社稿件的多次转载只算一个根。",
    noDate: "无日期", since: "自 {day}", until: "至 {day}",
    status: "{events} / {allEvents} 个事件 · {claims} / {allClaims} 条主张", drawn: "显示 {n} / {m} 个行为体 · {k} / {l} 条联系",
    wrong: "地址中有一部分无法识别，已忽略。", reset: "重置", clearRange: "全部时间", undated: "无日期（{n}）",
    reported: "有报道", disputed: "有争议", denied: "仅有否认", announced: "仅有预告",
    happened: "称已发生", negated: "称未发生", possible: "称有可能", planned: "称已计划",
    cooperation: "合作", neutral: "中性", conflict: "冲突", roots: "{n} 个独立信源", rootsOne: "1 个独立信源", rootsNone: "无肯定信源",
    documents: "{n} 篇", documentsOne: "1 篇", root: "根", chain: "据", itself: "媒体自述",
    unnamed: "未具名", confidence: "抽取置信度 {n}", rule: "规则 {rule}", read: "在文中阅读", cite: "复制引文", copied: "已复制。",
    contradictions: "矛盾", denial: "一方肯定，一方否认", date: "日期不同", number: "数字不同", agent: "行为者不同", correction: "媒体自行更正",
    names: "名称", posts: "职务", former: "前任", naming: "各媒体的称呼", relations: "关系", times: "{n} 次", type: "类型", state: "国家",
    person: "人物", country: "国家", organization: "组织", media: "媒体", place: "地点", treaty_or_event: "条约或会议",
    copyOf: "转载自", published: "发表", source: "原文地址", noText: "本页未存储全文。", claimsHere: "本文中的主张",
    from: "从", to: "到", findPath: "查找路径", pathFrom: "由此查找路径", noPath: "当前可见的联系中没有路径。", unknown: "没有这个名称的行为体。",
    types: "事件类型", sign: "合作或冲突", statuses: "事件状态", factualities: "表述为", outlets: "媒体", rootsOf: "根", minRoots: "独立信源至少", wordsIn: "引文中的词语",
    copyLink: "复制本视图地址", png: "网络图 PNG", svg: "网络图 SVG", csv: "当前主张 CSV", print: "打印",
    zoomIn: "放大", zoomOut: "缩小", fit: "适应窗口", rangeStart: "起始日", rangeEnd: "结束日", shape: "形状：行为体类型", colour: "颜色：社群", line: "线：两者间事件的总体性质", size: "大小：主张数",
    byTime: "按时间", byRoots: "按独立信源", with: "与", noNeighbour: "该方向没有相邻行为体。", group: "社群", wholeTime: "全部时间", unsigned: "未署名", and: "和", back: "返回", evidence: "各媒体关于此事件的主张", tapHint: "点击行为体、联系或日期。",
  },
};

/** A function from a word's name and values to text in a language. */
export function speak(language) {
  const known = WORDS[language];
  return (name, values = {}) =>
    (known[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** "n independent", with the right form for one and none. */
export function rootsInWords(text, count) {
  if (count === 0) return text("rootsNone");
  return count === 1 ? text("rootsOne") : text("roots", { n: count });
}

/** "n articles". */
export function documentsInWords(text, count) {
  return count === 1 ? text("documentsOne") : text("documents", { n: count });
}
