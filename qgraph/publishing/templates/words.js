// What the page itself says, in Chinese and in English.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  zh: {
    plan: "任务—机构", agencies: "机构协同", table: "分工表", language: "English", theme: "深色显示",
    search: "搜索任务或机构", filters: "筛选与图例", roles: "责任", sections: "章节", legend: "图例", all: "全选", none: "全不选",
    task: "任务", agency: "机构", close: "关闭", fit: "显示全图", about: "概况", views: "视图",
    lead: "牵头", responsible: "负责", joint: "按职责分工负责", participant: "参与",
    "lead.short": "牵", "responsible.short": "负", "joint.short": "共", "participant.short": "参",
    government: "人民政府", department: "政府部门", vertical: "垂直管理机构", procuratorate: "检察机关", court: "审判机关",
    party: "党委机构", coordination: "议事协调机构", people: "群团组织", company: "企业", institution: "事业单位",
    group: "机构群体", other: "其他机构",
    issuer: "发文机关", number: "文号", issued: "印发", source: "来源文件",
    clause: "原文依据", body: "任务全文", targets: "目标", partners: "协同机构", tasks: "承担任务", who: "责任机构",
    shared: "共同任务", together: "机构协同", assignment: "责任分工", place: "原文第 {0}–{1} 字", cue: "责任用语", total: "合计",
    open: "名单以“等”结尾，未列全", implied: "原文统一规定，并非此处列名", noone: "本任务未写明责任机构",
    nowhere: "原文位置不详", deadline: "期限", check: "待核：", own: "计划本身的目标", whole: "整个计划", bare: "计划和章节未另列目标；{0} 项目标见各任务。", least: "共同任务不少于", times: "{0} 项",
    hint: "点击任务、机构或连线查看原文。按 / 搜索，方向键移动，Esc 取消。",
    counts: "{0} 任务 · {1} 机构 · {2} 分工", selected: "已选：", "selected.item": "，{0} 项责任", "selected.duty": "，{0}", "selected.pair": "，共同任务 {0} 项", found: "找到 {0} 项", nothing: "没有符合条件的内容",
    "label.plan": "任务与机构关系图。按方向键选择；分工表载有同样内容。",
    "label.agencies": "机构协同图。按方向键选择；线越粗，共同任务越多。",
    caption: "任务与机构分工：牵=牵头，负=负责，共=按职责分工负责，参=参与", cut: "只列前 {0} 项任务，其余请用章节筛选。",
    "qualifier.aspirational": "力争", "qualifier.maintained": "稳定在", "qualifier.increment": "新增",
    "qualifier.cumulative": "累计", "qualifier.basically": "基本", "qualifier.annual": "每年", "qualifier.each": "每个", "qualifier.strict": "不含本数",
    "is.>=": "≥ ", "is.<=": "≤ ", "is.->": "达到 ", "is.~": "约 ", "is...": "", "is.delta": "变化 ", "is.none": "",
  },
  en: {
    plan: "Tasks and agencies", agencies: "Agencies together", table: "Table", language: "中文", theme: "Dark theme",
    search: "Search tasks and agencies", filters: "Filters and legend", roles: "Roles", sections: "Sections", legend: "Legend", all: "All", none: "None",
    task: "Task", agency: "Agency", close: "Close", fit: "Show everything", about: "Overview", views: "Views",
    lead: "Lead", responsible: "Responsible", joint: "Joint, each in its remit", participant: "Participant",
    "lead.short": "L", "responsible.short": "R", "joint.short": "J", "participant.short": "P",
    government: "Government", department: "Department", vertical: "Vertically managed", procuratorate: "Procuratorate", court: "Court",
    party: "Party body", coordination: "Coordination body", people: "People's organisation", company: "Company", institution: "Public institution",
    group: "Group of bodies", other: "Other body",
    issuer: "Issued by", number: "No.", issued: "Issued", source: "Source file",
    clause: "Source text", body: "Whole task", targets: "Targets", partners: "Partners", tasks: "Tasks", who: "Who",
    shared: "Shared tasks", together: "Agencies together", assignment: "Assignment", place: "characters {0}–{1}", cue: "Role words", total: "Total",
    open: "The list ends in 等 (and others): more bodies than are named", implied: "Added by a rule stated elsewhere in the document", noone: "The text names no body for this task",
    nowhere: "place not known", deadline: "by", check: "To check: ", own: "Targets of the plan itself", whole: "The whole plan", bare: "Neither the plan nor its sections set targets; {0} stand with their tasks.", least: "Shared tasks, at least", times: "{0}",
    hint: "Choose a task, an agency or a line to read the source. / searches, arrow keys move, Esc clears.",
    counts: "{0} tasks · {1} agencies · {2} assignments", selected: "Selected: ", "selected.item": ", {0} assignments", "selected.duty": ", {0}", "selected.pair": ", {0} shared tasks", found: "{0} found", nothing: "Nothing matches",
    "label.plan": "Graph of tasks and agencies. Arrow keys choose; the table holds the same facts.",
    "label.agencies": "Graph of agencies that share tasks. Arrow keys choose; wider lines mean more tasks.",
    caption: "Tasks and agencies: L lead, R responsible, J joint, P participant", cut: "Only the first {0} tasks are listed; filter by section for the others.",
    "qualifier.aspirational": "strive for", "qualifier.maintained": "keep at", "qualifier.increment": "additional",
    "qualifier.cumulative": "cumulative", "qualifier.basically": "basically", "qualifier.annual": "every year", "qualifier.each": "each", "qualifier.strict": "the bound not included",
    "is.>=": "≥ ", "is.<=": "≤ ", "is.->": "reaches ", "is.~": "about ", "is...": "", "is.delta": "change ", "is.none": "",
  },
};

/** The page's word for a key, with {0}, {1} … filled in. @param {string} key @param {...(string|number)} parts */
function say(key, ...parts) {
  const words = WORDS[state.lang][key] ?? key;
  return words.replace(/\{(\d)\}/g, (_, at) => String(parts[Number(at)]));
}
