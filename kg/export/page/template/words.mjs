/** The interface in two languages. The data are Chinese and stay so. */

const WORDS = {
  en: {
    title: "Who is reported to have done what", skip: "Skip to the reading panel", share: "Share", language: "中文",
    search: "Search actors, articles and words", graph: "Actor network", legend: "Legend …", timeline: "Timeline",
    graphKeys: "Arrow keys walk between neighbours, Enter opens, plus and minus zoom, 0 fits, Escape clears.",
    overview: "Overview", events: "Events", actors: "Actors", filters: "Filters", paths: "Paths",
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
    about: "{documents} articles by {outlets} outlets, {when}. They hold {claims} claims about {events} events. Each claim shows the exact words it rests on: it says what is reported, not what is true.",
    automatic: "All of this was extracted automatically. Read the quote before you rely on a claim.",
    undatedEvents: "{n} of {m} events have no date in the texts; they stand under “No date”.", issuesElsewhere: "{n} more stand in issues.jsonl.",
    panel: "Reading panel", order: "Order", claims: "{n} claims", claimsOne: "1 claim", claimsTitle: "Claims", articles: "Articles", article: "article",
    citedIn: "cited in {n} claims", publishedHere: "{n} articles published", eventsCount: "events in common: {n}", placeOf: "Place", when: "When", who: "Actors", rootsHere: "Independent sources",
    groupNumber: "Community {n}", groupNote: "Actors that the reports connect more closely with each other than with the rest. Not an alliance.", around: "around",
    "conflict-denial": "One affirms, another denies.", "conflict-date": "Different dates.", "conflict-number": "Different numbers.", "conflict-agent": "Different agents.", "conflict-correction": "An outlet corrects its own report.",
    "unit-minute": "to the minute", "unit-hour": "to the hour", "unit-part": "to a part of the day", "unit-day": "to the day", "unit-weekend": "to the weekend", "unit-week": "to the week", "unit-month": "to the month", "unit-season": "to the season", "unit-quarter": "to the quarter", "unit-half": "to the half-year", "unit-year": "to the year", "unit-decade": "to the decade", "unit-century": "to the century", "unit-duration": "a duration", "unit-now": "about now",
    "basis-stated": "stated in the text", "basis-context": "from the context", "basis-none": "not dated",
    "dated-metadata": "from metadata", "dated-byline": "from the byline", "dated-header": "from the page header", "dated-address": "from the address", "dated-comment": "from a comment", "dated-worked-out": "worked out", "dated-none": "unknown",
    "number-killed": "killed", "number-injured": "injured", "number-detained": "detained", "number-money": "sum", "number-people": "people", "number-duration": "duration", "number-percent": "per cent", "number-count": "number",
    attested: "(attested {first} to {last})", details: "Details", copyFailed: "Could not copy; select the text instead.", longer: "Longer than a day", lessExact: "{n} less exactly dated", core: "Main stretch only", outside: "{n} before or after", zoomRange: "Zoom in",
    onlyUndated: "Only without a date", rarer: "{n} rarer ones are not listed; use the search.", pathsNote: "The shortest connection between two actors over events in view.", quotesWith: "Quotes with",
    terms: "What the words mean", "term-claim": "Claim", "means-claim": "What one passage of one article says happened, did not, may or will.", "term-event": "Event", "means-event": "Claims about the same thing, put together.", "term-root": "Independent source (root)", "means-root": "The deepest named source of a claim, or the outlet itself. Ten reprints of one agency report have one root.",
    "term-status": "Status", "means-status": "Reported: affirmed and not denied. Disputed: affirmed by some, denied by others. Only denied. Only announced: planned or possible so far.", "term-factuality": "Presented as", "means-factuality": "How one text presents the event: as happened, not happened, possible or planned.", "term-date": "Date", "means-date": "When the event is said to happen, not when it was reported. A range means that the text is no more exact.",
  },
  zh: {
    title: "谁被报道对谁做了什么", skip: "跳到阅读区", share: "分享", language: "English",
    search: "搜索行为体、文章和词语", graph: "行为体网络", legend: "图例 …", timeline: "时间线",
    graphKeys: "方向键在相邻行为体间移动，回车打开，加减号缩放，0 适应窗口，Esc 清除。",
    overview: "概览", events: "事件", actors: "行为体", filters: "筛选", paths: "路径",
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
    about: "{when}，{outlets} 家媒体的 {documents} 篇文章，含 {claims} 条主张，涉及 {events} 个事件。每条主张都附所依据的原文：它说明报道了什么，而非事实如何。",
    automatic: "全部内容由程序自动抽取。采用一条主张之前请先读原文。",
    undatedEvents: "{m} 个事件中有 {n} 个在文中没有日期，列于“无日期”下。", issuesElsewhere: "另有 {n} 条见 issues.jsonl。",
    panel: "阅读区", order: "排序", claims: "{n} 条主张", claimsOne: "1 条主张", claimsTitle: "主张", articles: "文章", article: "文章",
    citedIn: "在 {n} 条主张中被引述", publishedHere: "发表 {n} 篇文章", eventsCount: "共同事件：{n}", placeOf: "地点", when: "时间", who: "行为体", rootsHere: "独立信源",
    groupNumber: "社群 {n}", groupNote: "报道中彼此联系较密的行为体，并不表示结盟。", around: "围绕",
    "conflict-denial": "一方肯定，一方否认。", "conflict-date": "日期不同。", "conflict-number": "数字不同。", "conflict-agent": "行为者不同。", "conflict-correction": "媒体更正自己的报道。",
    "unit-minute": "精确到分", "unit-hour": "精确到小时", "unit-part": "精确到时段", "unit-day": "精确到日", "unit-weekend": "精确到周末", "unit-week": "精确到周", "unit-month": "精确到月", "unit-season": "精确到季节", "unit-quarter": "精确到季度", "unit-half": "精确到半年", "unit-year": "精确到年", "unit-decade": "精确到年代", "unit-century": "精确到世纪", "unit-duration": "时段", "unit-now": "大致现在",
    "basis-stated": "文中写明", "basis-context": "据上下文", "basis-none": "未注明",
    "dated-metadata": "据元数据", "dated-byline": "据署名行", "dated-header": "据页首", "dated-address": "据网址", "dated-comment": "据注释", "dated-worked-out": "推算", "dated-none": "不详",
    "number-killed": "死亡", "number-injured": "受伤", "number-detained": "被拘押", "number-money": "金额", "number-people": "人数", "number-duration": "时长", "number-percent": "百分比", "number-count": "数量",
    attested: "（见于 {first} 至 {last}）", details: "详情", copyFailed: "无法复制，请手动选取文字。", longer: "超过一日", lessExact: "{n} 个日期较粗", core: "只看主要时段", outside: "前后另有 {n} 个", zoomRange: "放大",
    onlyUndated: "只看无日期", rarer: "另有 {n} 项较少见，可用搜索查找。", pathsNote: "两个行为体之间经由当前可见事件的最短联系。", quotesWith: "引文含",
    terms: "用语说明", "term-claim": "主张", "means-claim": "一篇文章的一处文字所称已发生、未发生、可能或将要发生的事。", "term-event": "事件", "means-event": "关于同一件事的各条主张。", "term-root": "独立信源（根）", "means-root": "一条主张可追溯到的最深的具名信源，否则为媒体自身。同一通讯社稿件的十次转载只算一个根。",
    "term-status": "状态", "means-status": "有报道：有肯定而无否认。有争议：有肯定亦有否认。仅有否认。仅有预告：目前只是计划或可能。", "term-factuality": "表述为", "means-factuality": "单篇文字如何表述：已发生、未发生、可能或已计划。", "term-date": "日期", "means-date": "所称事件发生的时间，而非报道时间。范围表示原文没有更精确。",
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
