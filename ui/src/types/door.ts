// Made from the table of commands in the core. Do not edit: `cargo dev types` writes it.

/**
 * A target that was accepted, on the overview.
 */
export type AcceptedTarget = { 
/**
 * Its id.
 */
id: number, 
/**
 * The plan.
 */
plan: number, 
/**
 * The task.
 */
node: number, 
/**
 * "Mức độ hài lòng … đạt trên 90% (năm 2026)".
 */
text: string, };

/**
 * A new plan.
 */
export type Anew = "new";

/**
 * An appendix's own fields.
 */
export type AppendixFields = { 
/**
 * "Phụ lục I"; empty for the only table of a plan.
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * "(Kèm theo …)"; empty: made from the plan's number and date when printed.
 */
attached: string, 
/**
 * Its columns in the office's order; content is always among them.
 */
columns: Array<PlanColumn>, 
/**
 * Printed across the page.
 */
landscape: boolean, 
/**
 * Printed as numbered paragraphs, not as a table.
 */
prose: boolean, 
/**
 * Print size of the table's text, 11 to 13.
 */
size: number, };

/**
 * An appendix with its tree.
 */
export type AppendixReply = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its fields.
 */
fields: AppendixFields, 
/**
 * Its lines, in order.
 */
rows: Array<PlanRow>, };

/**
 * A copy of the data file.
 */
export type Backup = { 
/**
 * Its file name, by which it is restored.
 */
name: string, 
/**
 * "16/11/2026 08:01".
 */
at: string, 
/**
 * "hằng ngày", "trước khi nhập tệp", "trước khi khôi phục" …
 */
reason: string, 
/**
 * "13 kỳ, 4.212 số liệu, kỳ mới nhất 11/2026", or why it cannot be read.
 */
holds: string, 
/**
 * "1,2 MB".
 */
size: string, 
/**
 * Whether it can be restored, as far as is known.
 */
usable: boolean, 
/**
 * Whether all of it has been checked.
 */
checked: boolean, };

/**
 * The copies, newest first.
 */
export type Backups = { 
/**
 * The copies.
 */
backups: Array<Backup>, 
/**
 * How many have not been checked yet: asking again checks the next ones.
 */
unchecked: number, 
/**
 * Folder of the copies.
 */
folder: string, 
/**
 * What `restore_undo` would bring back.
 */
undo: string | null, };

/**
 * The day off beside 02/9.
 */
export type Beside = "before" | "after";

/**
 * What became of the lines of an earlier plan in a new one.
 */
export type CarriedLine = { 
/**
 * "Mục II, 3.1".
 */
place: string, 
/**
 * The content.
 */
content: string, 
/**
 * What became of it.
 */
fate: Fate, 
/**
 * "Thời gian: Trong tháng 08/2025 → Trong tháng 08/2026; Ghi chú: Năm 2025 chưa xong".
 */
text: string, };

/**
 * All about one cell, for the side panel.
 */
export type CellAbout = { 
/**
 * "Ô (12) · Hộ tịch · Trên Hệ thống của Bộ, ngành".
 */
title: string, 
/**
 * "Nhập tay 10:31", "Tính theo công thức (3)=(4)+(5)+(6)" …
 */
origin: string, 
/**
 * The note.
 */
note: string | null, 
/**
 * Earlier values, newest first.
 */
history: Array<HistoryLine>, 
/**
 * The last twelve cycles, oldest first.
 */
trend: Array<TrendPoint>, 
/**
 * "12 kỳ gần nhất: 9 – 17, trung vị 12".
 */
trend_text: string | null, };

/**
 * A cell whose dossiers are asked for.
 */
export type CellAsked = { 
/**
 * The form.
 */
form: string, 
/**
 * The number of the source; none: all of them.
 */
source?: number, 
/**
 * The field's name; none: all of them.
 */
field?: string, 
/**
 * The row of the form in the period that is asked for: instead of source and field.
 */
row?: number, 
/**
 * The section of the form: instead of the source.
 */
section?: number, 
/**
 * The column's key.
 */
column: string, };

/**
 * The dossiers a figure is made of.
 */
export type CellDossiers = { 
/**
 * "(4) Trực tuyến, Hộ tịch: 189 hồ sơ tiếp nhận trong kỳ, nộp trực tuyến".
 */
title: string, 
/**
 * How many are counted.
 */
count: number, 
/**
 * The first of those that are counted; where procedures are counted, of those that made them active.
 */
dossiers: Array<DossierLine>, 
/**
 * How many of these there are.
 */
in_all: number, 
/**
 * The first of those of which it cannot be said.
 */
unknown: Array<DossierLine>, 
/**
 * How many of these there are.
 */
unknown_in_all: number, 
/**
 * The procedures that are counted: code and name.
 */
procedures: Array<[string, string]>, };

/**
 * Names a cell of a form in a cycle.
 */
export type CellRef = { 
/**
 * The row's id.
 */
row: number, 
/**
 * The column's key.
 */
column: string, };

/**
 * A cell of a grid. Fields at their default are left out on the wire.
 */
export type CellReply = { 
/**
 * As it is shown: "1.234,5".
 */
text?: string, 
/**
 * As it is edited and copied, when that differs: "1234,5".
 */
edit?: string, 
/**
 * Where the figure came from; computed cells have none.
 */
origin?: Origin, 
/**
 * The gravest finding about this cell, blanks left out.
 */
mark?: Severity, 
/**
 * Whether it carries a note.
 */
noted?: boolean, 
/**
 * Whether a figure can be typed here.
 */
input?: boolean, };

/**
 * A cell that will change.
 */
export type ChangeFound = { 
/**
 * "Hộ tịch · Trên Hệ thống của Bộ, ngành".
 */
row: string, 
/**
 * "(4) Trực tuyến".
 */
column: string, 
/**
 * Before.
 */
from: string, 
/**
 * After.
 */
to: string, 
/**
 * "TONGHOP!D7".
 */
place: string, };

/**
 * The answer to every change of a form in a cycle.
 */
export type Changed = { 
/**
 * The form after the change.
 */
body: SheetBody, 
/**
 * What was done, for a toast: "Đã dán 24 ô, thay số đang có ở 3 ô".
 */
message: string | null, 
/**
 * Nothing was done yet; asks for a yes, upon which the command is repeated with `sure: true`.
 */
question: string | null, 
/**
 * The figures that others took the place of.
 */
replaced: Array<Told>, 
/**
 * What was not taken, or not as given: stays on the screen until it is read.
 */
told: Array<Told>, };

/**
 * How a dossier was handed in (kênh).
 */
export type Channel = "online" | "direct" | "post";

/**
 * What a word of a channel means; none: it stays unknown.
 */
export type ChannelChoice = { 
/**
 * As the list writes it.
 */
word: string, 
/**
 * What it means.
 */
channel: Channel | null, };

/**
 * What the officer decided about a name that the file and the catalogue do not share.
 */
export type Choice = { 
/**
 * The key of the row or section.
 */
key: string, 
/**
 * What to do with it.
 */
act: ChoiceAct, };

/**
 * What to do with an unknown name.
 */
export type ChoiceAct = { "is": number } | "add" | "skip";

/**
 * What was cleared away, or would be.
 */
export type Cleared = { 
/**
 * How many dossiers.
 */
dossiers: number, 
/**
 * How many lines of lists that spoke of them.
 */
lines: number, 
/**
 * How many lists these are of.
 */
lists: number, 
/**
 * What was done, or would be.
 */
message: string, };

/**
 * An answer: a column is used so.
 */
export type ColumnAnswer = { 
/**
 * The column.
 */
column: number, 
/**
 * What it is used for then.
 */
role: ColumnUse | null, 
/**
 * The answer in words.
 */
text: string, 
/**
 * The first different texts of the column.
 */
samples: Array<string>, 
/**
 * Whether it is taken.
 */
chosen: boolean, };

/**
 * What a column is used for besides the texts of the lines.
 */
export type ColumnBeside = "start" | "groups";

/**
 * What a column is.
 */
export type ColumnChoice = { 
/**
 * The column of the data, from 0.
 */
column: number, 
/**
 * What stands in it.
 */
role: ListRole, };

/**
 * A column of the file.
 */
export type ColumnFound = { 
/**
 * "C".
 */
letter: string, 
/**
 * The file's words.
 */
heading: string, 
/**
 * "(3) Số hồ sơ nhận giải quyết"; none when left out.
 */
meaning: string | null, 
/**
 * Compared with our sum, never stored.
 */
compared: boolean, };

/**
 * What stands in a column's cells.
 */
export type ColumnKind = "ordinal" | "name" | "count" | "amount" | "percent" | "text";

/**
 * A column in the editor of a form.
 */
export type ColumnLayout = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its printed number.
 */
no: number, 
/**
 * Its headings, outermost first.
 */
heading: Array<string>, 
/**
 * What stands in its cells.
 */
kind: ColumnKind, 
/**
 * What the number row prints.
 */
number: string, 
/**
 * Neither shown nor printed.
 */
hidden: boolean, 
/**
 * Whether it was added by the officer.
 */
added: boolean, };

/**
 * A question about a table's columns, which the officer answers by taking one of the choices.
 */
export type ColumnQuestion = { 
/**
 * The question.
 */
text: string, 
/**
 * The answers.
 */
choices: Array<ColumnAnswer>, };

/**
 * A shown column.
 */
export type ColumnReply = { 
/**
 * Its key.
 */
key: string, 
/**
 * What the number row prints: "(3)=(4)+(5)+(6)".
 */
number: string, 
/**
 * "(4) Trực tuyến": its name in sentences.
 */
label: string, 
/**
 * What stands in its cells.
 */
kind: ColumnKind, 
/**
 * Whether figures are typed here.
 */
input: boolean, 
/**
 * In a report: its cells into which something is typed are asked for.
 */
asked: boolean, 
/**
 * Whether its figures can be counted from dossiers: then each has its dossiers.
 */
counted: boolean, 
/**
 * Why nothing is typed in its cells: "Cột (3) Tổng số được tính tự động, không nhập được."
 */
fixed: string | null, 
/**
 * Width in characters.
 */
width: number, };

/**
 * What a column is used for.
 */
export type ColumnUse = Role | ColumnBeside;

/**
 * A column in two lists.
 */
export type ComparedColumn = { 
/**
 * The form.
 */
form: string, 
/**
 * The column's key.
 */
column: string, 
/**
 * Its number.
 */
no: number, 
/**
 * Its name.
 */
name: string, 
/**
 * How many dossiers of the first list it counts for certain.
 */
first: number, 
/**
 * How many of the second.
 */
second: number, };

/**
 * A dossier that does not stand alike in two lists.
 */
export type ComparedDossier = { 
/**
 * Its code.
 */
code: string, 
/**
 * How it stands.
 */
group: ComparedGroup, 
/**
 * "chỉ có trong a.xlsx", "Trạng thái: Đang xử lý → Đã xử lý xong".
 */
what: string, 
/**
 * What the second list does to columns against the first: "II.06a (13): −1".
 */
effects: Array<string>, };

/**
 * How a dossier stands in two lists.
 */
export type ComparedGroup = "only_first" | "only_second" | "different";

/**
 * Which of the differences are asked for.
 */
export type ComparedPart = { 
/**
 * Those of one group; none: all.
 */
group: ComparedGroup | null, 
/**
 * Those with this in their code, or in what differs; without regard to case and accents.
 */
text: string, 
/**
 * So many of them are left out at the beginning.
 */
skip: number, };

/**
 * How a target compares.
 */
export type Comparison = "at_least" | "above" | "exactly" | "at_most" | "below";

/**
 * What of a form that was counted would be counted differently now.
 */
export type CountDrift = { 
/**
 * "Lấy số liệu lúc 16/11/2026 08:10 theo quy tắc “Mặc định”, từ 3 danh sách tính đến 15/11/2026 23:59".
 */
counted: string, 
/**
 * The figures.
 */
figures: Array<DriftFigure>, 
/**
 * What it opens with and is not what the cycle before closed with.
 */
carried: Array<DriftFigure>, 
/**
 * What to know.
 */
notes: Array<string>, 
/**
 * The outcome.
 */
message: string, };

/**
 * What was counted.
 */
export type Counted = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * The day up to which lists were heard; none: all of them.
 */
as_of: string | null, 
/**
 * The rule's key.
 */
rule: string, 
/**
 * The sentence to cite.
 */
sentence: string, 
/**
 * The figures that are not 0.
 */
figures: Array<CountedFigure>, 
/**
 * Those that lack facts.
 */
unknown: Array<UnknownFigure>, 
/**
 * How many cells of forms lack facts of some dossiers.
 */
lacking: number, 
/**
 * What to know: "Chưa rõ thủ tục của 12 hồ sơ".
 */
notes: Array<string>, 
/**
 * What would change in the forms of the cycle, or was changed.
 */
changes: Array<CountedChange>, 
/**
 * What was done, or would be.
 */
message: string, };

/**
 * A cell of a form that what was counted changes.
 */
export type CountedChange = { 
/**
 * The form.
 */
form: string, 
/**
 * "Hộ tịch · Nguồn của bộ, ngành".
 */
row: string, 
/**
 * "(4) Trực tuyến".
 */
column: string, 
/**
 * What stands; empty for a blank.
 */
from: string, 
/**
 * What was counted; empty for a blank.
 */
to: string, 
/**
 * Whether a figure goes for it that the officer typed or a file brought.
 */
replaces: boolean, 
/**
 * "II.06a ô (4) dòng Hộ tịch: 12 → 15, thay số đang có".
 */
text: string, };

/**
 * A figure that was counted.
 */
export type CountedFigure = { 
/**
 * The form.
 */
form: string, 
/**
 * The number of its source, as lists are taken in for it; none in a form without sections.
 */
source: number | null, 
/**
 * The field.
 */
field: string, 
/**
 * The column's key.
 */
column: string, 
/**
 * How many.
 */
value: number, };

/**
 * The monthly reporting period m/y: from 15/(m−1) to 14/m, both ends inclusive. Written `2026-01`.
 */
export type Cycle = string;

/**
 * A cycle with its texts.
 */
export type CycleHead = { 
/**
 * `2026-11`.
 */
cycle: Cycle, 
/**
 * The cycle before it.
 */
previous: Cycle, 
/**
 * The cycle after it.
 */
next: Cycle, 
/**
 * "Kỳ 11/2026".
 */
title: string, 
/**
 * "15/10 – 14/11/2026".
 */
span: string, 
/**
 * "Hạn gửi trước 18/11 (chậm nhất thứ Ba 17/11)".
 */
deadline: string, 
/**
 * "chậm nhất thứ Ba 17/11", where there is little room.
 */
last_safe: string, 
/**
 * "còn 1 ngày", "hôm nay là ngày cuối", "quá hạn 2 ngày".
 */
left: string, 
/**
 * Whether the last safe day has passed.
 */
late: boolean, 
/**
 * Whether the cycle has been started.
 */
started: boolean, 
/**
 * Whether all its forms are closed.
 */
closed: boolean, };

/**
 * When in a span something is due. The day of a week is counted from Monday, 1 to 7.
 */
export type Day = { "kind": "calendar" } | { "kind": "on", 
/**
 * 1 to 31.
 */
day: number, } | { "kind": "before", 
/**
 * 1 to 31.
 */
day: number, };

/**
 * A report that is due.
 */
export type DeadlineLine = { 
/**
 * "Báo cáo tháng 11/2026", "Báo cáo CCHC quý IV/2026".
 */
title: string, 
/**
 * The period.
 */
period: Period, 
/**
 * "trước 18/11/2026".
 */
before: string, 
/**
 * "chậm nhất thứ Ba 17/11", "chậm nhất thứ Sáu 15/05; 17/05 là Chủ nhật".
 */
last_safe: string, 
/**
 * "còn 1 ngày".
 */
left: string, 
/**
 * Whether the last safe day has passed.
 */
late: boolean, 
/**
 * Whether it has been marked as sent.
 */
sent: boolean, };

/**
 * The text of the decision that issues a plan. Empty lists mean: nothing there.
 */
export type Decision = { 
/**
 * "Ban hành Kế hoạch …".
 */
subject: string, 
/**
 * Who decides, in capitals: "ỦY BAN NHÂN DÂN PHƯỜNG …".
 */
authority: string, 
/**
 * "Căn cứ …;", one each.
 */
basis: Array<string>, 
/**
 * "Theo đề nghị của …".
 */
proposer: string, 
/**
 * The articles' texts, without "Điều 1."; line breaks separate paragraphs.
 */
articles: Array<string>, 
/**
 * "Nơi nhận:" lines, without dashes.
 */
recipients: Array<string>, };

/**
 * What would happen to a line.
 */
export type DifferenceKind = "new" | "changed" | "gone";

/**
 * Dossiers by month and by field, for charts and the tables beside them.
 */
export type DossierCounts = { 
/**
 * Twelve cycles, the oldest first.
 */
months: Array<DossierMonthCounts>, 
/**
 * The fields that have dossiers, in the office's order, those of no field last.
 */
fields: Array<DossierFieldCounts>, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * "Từ ngày 15/11/2025 đến ngày 14/11/2026".
 */
span: string, 
/**
 * What to know.
 */
notes: Array<string>, };

/**
 * The work of the day: what is late, what is due soon.
 */
export type DossierDue = { 
/**
 * The unit with the most urgent one first.
 */
units: Array<DossierDueUnit>, 
/**
 * How many are late.
 */
late: number, 
/**
 * How many are due soon and have no slip that apologises for them.
 */
soon: number, 
/**
 * Within how many working days.
 */
days: number, 
/**
 * "2 hồ sơ quá hạn, 5 hồ sơ đến hạn trong 3 ngày làm việc tới".
 */
summary: string, 
/**
 * The moment up to which the newest list speaks.
 */
as_of: string | null, };

/**
 * One of the two lists.
 */
export type DossierDuePart = "late" | "soon";

/**
 * What one unit has that is late or due soon.
 */
export type DossierDueUnit = { 
/**
 * Its name; "Chưa rõ đơn vị".
 */
name: string, 
/**
 * What it is asked for by: as lists write it, empty where none does.
 */
unit: string, 
/**
 * How many are late.
 */
late: number, 
/**
 * How many are due soon.
 */
soon: number, 
/**
 * The most urgent 20 of them.
 */
lines: Array<DossierLine>, };

/**
 * A fact in words.
 */
export type DossierFact = { 
/**
 * "Hẹn trả".
 */
name: string, 
/**
 * "20/11/2026 17:00".
 */
text: string, 
/**
 * What was said last before it, where that is not the same.
 */
before: string | null, };

/**
 * The same of a field of the office over all these cycles.
 */
export type DossierFieldCounts = { 
/**
 * The field; none: nobody said which.
 */
field: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Received.
 */
received: number, 
/**
 * Done.
 */
done: number, 
/**
 * Done late, or still pending after the due date at the end.
 */
late: number, };

/**
 * Which dossiers to list, and in which order.
 */
export type DossierFilter = { 
/**
 * A part of the code, or words of the procedure's code or name, without regard to case and accents.
 */
text: string, 
/**
 * A field of the office.
 */
field?: number, 
/**
 * Only those without a field of the office.
 */
unclassified: boolean, 
/**
 * A source of the office.
 */
source?: number, 
/**
 * Of one of these groups; empty: all of them.
 */
groups: Array<DossierGroup>, 
/**
 * Within how many working days something is due soon; none: 3.
 */
days?: number, 
/**
 * Due on this day or later.
 */
due_from?: string, 
/**
 * Due on this day or earlier.
 */
due_to?: string, 
/**
 * The unit, as lists write it.
 */
unit?: string, 
/**
 * Only those that show this sign.
 */
sign?: DossierSign, 
/**
 * In which order.
 */
sort: DossierSort, 
/**
 * The newest or largest first; does not matter for the urgent ones.
 */
descending: boolean, 
/**
 * How many of those found to pass over.
 */
skip: number, 
/**
 * The most to give; 0: 200.
 */
most: number, };

/**
 * What dossiers are looked for by; one may be of several.
 */
export type DossierGroup = "open" | "late" | "soon" | "waiting" | "done_in_time" | "done_late" | "withdrawn" | "not_taken_in" | "unknown";

/**
 * How many dossiers stand so.
 */
export type DossierGroupCount = { 
/**
 * The group.
 */
group: DossierGroup, 
/**
 * "Sắp đến hạn trong 3 ngày làm việc".
 */
word: string, 
/**
 * How many, of those that all else of the filter lets through.
 */
count: number, };

/**
 * A dossier in a list.
 */
export type DossierLine = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its code.
 */
code: string, 
/**
 * The procedure's code.
 */
procedure: string | null, 
/**
 * The procedure's name, as the catalogue has it; else as a list writes it.
 */
title: string | null, 
/**
 * The office's field; none where nobody said which.
 */
field: string | null, 
/**
 * The name of its source.
 */
source: string | null, 
/**
 * The unit that has it.
 */
unit: string | null, 
/**
 * How it was handed in: "Trực tuyến".
 */
channel: string | null, 
/**
 * Where it stands: "Đang xử lý".
 */
status: string | null, 
/**
 * How it stands to its due date: "quá hạn 3 ngày", "còn 2 ngày", "xong đúng hạn".
 */
standing: string, 
/**
 * Whether it is late, pending or done.
 */
late: boolean, 
/**
 * When it was received.
 */
received: string | null, 
/**
 * "03/11/2026 08:30"; blank where nobody said.
 */
received_text: string, 
/**
 * When it is due.
 */
due: string | null, 
/**
 * The same in words.
 */
due_text: string, 
/**
 * When work on it ended.
 */
finished: string | null, 
/**
 * When it ended, in words: the end of the work, else the handing over.
 */
finished_text: string, 
/**
 * When its result was handed over.
 */
returned: string | null, };

/**
 * The dossiers that a filter finds.
 */
export type DossierList = { 
/**
 * Those of this part.
 */
lines: Array<DossierLine>, 
/**
 * How many there are.
 */
total: number, 
/**
 * "12 trong 2.508 hồ sơ".
 */
summary: string, 
/**
 * How many there are of each group, whatever groups were asked for.
 */
groups: Array<DossierGroupCount>, 
/**
 * Within how many working days something is due soon.
 */
days: number, 
/**
 * The moment up to which the newest list speaks: "16/11/2026 08:12"; none before the first list.
 */
as_of: string | null, 
/**
 * The office's fields, to choose from.
 */
fields: Array<Named>, 
/**
 * The sources in use.
 */
sources: Array<Named>, 
/**
 * The units that have dossiers, as lists write them.
 */
units: Array<string>, };

/**
 * How many dossiers of a cycle.
 */
export type DossierMonthCounts = { 
/**
 * The cycle.
 */
cycle: Cycle, 
/**
 * "11/2026".
 */
label: string, 
/**
 * Received in it.
 */
received: number, 
/**
 * Done in it.
 */
done: number, 
/**
 * Done late in it, or still pending after the due date at its end.
 */
late: number, };

/**
 * What a list said of a dossier.
 */
export type DossierSaying = { 
/**
 * The number of the intake.
 */
intake: number, 
/**
 * The list's file.
 */
file: string, 
/**
 * The moment up to which it speaks.
 */
as_of: string, 
/**
 * "16/11/2026 08:12".
 */
as_of_text: string, 
/**
 * The name of its source.
 */
source: string | null, 
/**
 * What it knows, each with what was said before where that was another.
 */
facts: Array<DossierFact>, };

/**
 * A sign.
 */
export type DossierSign = "finished_at_due" | "out_of_hours" | "at_once" | "withdrawals" | "due_moved" | "two_sources" | "received_changed" | "finished_before_received" | "status_back" | "disagree";

/**
 * A sign worth a look, and how many dossiers show it.
 */
export type DossierSignCount = { 
/**
 * The sign.
 */
sign: DossierSign, 
/**
 * "Kết thúc ngoài giờ hoặc ngày nghỉ".
 */
word: string, 
/**
 * Its rule, in a sentence.
 */
rule: string, 
/**
 * Whether it is lists that do not go together.
 */
conflict: boolean, 
/**
 * How many dossiers.
 */
count: number, };

/**
 * In which order dossiers are listed; what is not known comes last.
 */
export type DossierSort = "urgency" | "received" | "due" | "finished" | "code";

/**
 * Where a dossier stands (trạng thái).
 */
export type DossierStatus = "registered" | "refused" | "accepted" | "processing" | "awaiting_papers" | "awaiting_payment" | "stopped" | "withdrawn" | "sent_back" | "done" | "returned";

/**
 * A dossier with all that was said of it.
 */
export type DossierTold = { 
/**
 * As all lists together have it.
 */
line: DossierLine, 
/**
 * What each list said, the newest first.
 */
said: Array<DossierSaying>, 
/**
 * What does not go together, and what to do.
 */
conflicts: Array<string>, };

/**
 * A dossier that moved a figure.
 */
export type DriftDossier = { 
/**
 * Its code.
 */
code: string, 
/**
 * It is counted now and was not; else it was and is not.
 */
came: boolean, 
/**
 * "nhập muộn", "đổi trạng thái, đổi ngày kết thúc".
 */
why: string, };

/**
 * A figure that would be another now.
 */
export type DriftFigure = { 
/**
 * "Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành".
 */
place: string, 
/**
 * The row of the form; none where the form lacks it.
 */
row: number | null, 
/**
 * The column's key.
 */
column: string, 
/**
 * What stands in the form; of an opening stock what the cycle before closed with.
 */
stands: string, 
/**
 * What the lists of then count.
 */
then: number, 
/**
 * What is counted now.
 */
now: number, 
/**
 * How many dossiers moved it.
 */
count: number, 
/**
 * The first 200 of them.
 */
dossiers: Array<DriftDossier>, };

/**
 * Whether a form that was counted would be counted differently now.
 */
export type DriftFound = { 
/**
 * How many cells.
 */
cells: number, 
/**
 * How many rows open with something else than is counted.
 */
carried: number, 
/**
 * "Đếm lại từ hồ sơ ra khác ở 3 ô."; none where all is as it was, or nothing was ever counted.
 */
text: string | null, };

/**
 * An act of another place. Asked with its `step`, the command takes it.
 */
export type Elsewhere = { 
/**
 * The act.
 */
step: number, 
/**
 * "Hoàn tác ô (4) Đất đai, biểu II.06a kỳ 11/2026?".
 */
question: string, };

/**
 * A document to save; id 0 makes a new one.
 */
export type EvidenceFields = { 
/**
 * Its id.
 */
id: number, 
/**
 * "12/BC-UBND".
 */
number: string, 
/**
 * Its date as typed: "15/11/2026".
 */
date: string, 
/**
 * What it is.
 */
summary: string, 
/**
 * Path of a file; empty: none, or (with an id) as it is.
 */
path: string, 
/**
 * Whether a copy of the file is kept beside the data file.
 */
copy: boolean, };

/**
 * Where a document's file is, to be opened by a click.
 */
export type EvidenceFile = { 
/**
 * Its path.
 */
path: string, 
/**
 * What to know before opening it: the copy was changed, the file has moved.
 */
warning: string | null, 
/**
 * Whether it is there.
 */
there: boolean, };

/**
 * A document that proves something.
 */
export type EvidenceReply = { 
/**
 * Its id.
 */
id: number, 
/**
 * "12/BC-UBND".
 */
number: string, 
/**
 * Its date.
 */
date: string | null, 
/**
 * What it is.
 */
summary: string, 
/**
 * "12/BC-UBND ngày 15/11/2026: Báo cáo …".
 */
text: string, 
/**
 * The file's name, when there is one.
 */
file: string | null, 
/**
 * Whether the program keeps a copy of the file.
 */
copied: boolean, };

/**
 * What an export will be.
 */
export type ExportProposal = { 
/**
 * "BC-KSTTHC_Dong-Hai_2026-11.xlsx".
 */
file_name: string, 
/**
 * Whether a form has errors.
 */
draft: boolean, 
/**
 * What to know before sending: drafts, reconstructed forms, missing cycles.
 */
notes: Array<string>, };

/**
 * A workbook that was written.
 */
export type Exported = { 
/**
 * The file.
 */
path: string, 
/**
 * Its folder.
 */
folder: string, 
/**
 * "Đã xuất 4 biểu vào …".
 */
message: string, 
/**
 * Whether a form has errors.
 */
draft: boolean, };

/**
 * What became of a line.
 */
export type Fate = "kept" | "changed" | "dropped";

/**
 * A fee, or that nobody said.
 */
export type FeeAsked = "yes" | "no" | "unknown";

/**
 * A field of administration.
 */
export type Field = { 
/**
 * Its id; 0 for a new one.
 */
id: number, 
/**
 * "Hộ tịch".
 */
name: string, 
/**
 * Code, may be empty.
 */
code: string, 
/**
 * The unit it belongs to.
 */
unit: number | null, 
/**
 * From which cycle on it is offered; none = always.
 */
active_from: Cycle | null, 
/**
 * The last cycle in which it is offered; none = still.
 */
active_until: Cycle | null, 
/**
 * Whether figures use it: then it can be ended, not deleted.
 */
used: boolean, };

/**
 * What a file may be written as.
 */
export type FileKind = "pdf" | "docx" | "xlsx";

/**
 * Where Ctrl+D and Ctrl+R fill to.
 */
export type Fill = "down" | "right";

/**
 * Something that does not fit, with its place.
 */
export type Finding = { 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * What kind of rule failed.
 */
kind: FindingKind, 
/**
 * The row's id; none for the total or the whole form.
 */
row: number | null, 
/**
 * The cells it is about, by column key; the first is where the officer should go.
 */
columns: Array<string>, 
/**
 * "Hộ tịch · Trên Hệ thống của Bộ, ngành", "Tổng số" …
 */
place: string, 
/**
 * The sentence.
 */
text: string, };

/**
 * What kind of rule failed.
 */
export type FindingKind = "check" | "carry" | "blank" | "sent" | "seal";

/**
 * A form against a summary sheet.
 */
export type FormCompared = { 
/**
 * The form.
 */
form: string, 
/**
 * The file.
 */
file: string, 
/**
 * Its sheet.
 */
sheet: string, 
/**
 * The rule's key.
 */
rule: string, 
/**
 * The sentence to cite.
 */
sentence: string, 
/**
 * What differs.
 */
differences: Array<FormDifference>, 
/**
 * How many figures are the same.
 */
same: number, 
/**
 * What to know.
 */
notes: Array<string>, 
/**
 * The outcome.
 */
message: string, };

/**
 * A figure of a summary sheet that is not what is counted.
 */
export type FormDifference = { 
/**
 * "Ô (4) dòng Hộ tịch · Trên Hệ thống của Bộ, ngành".
 */
place: string, 
/**
 * The sheet's cell: "TONGHOP!D7"; blank where it has no such row.
 */
cell: string, 
/**
 * The column's key.
 */
column: string, 
/**
 * The number of the source, to open its dossiers by.
 */
source: number | null, 
/**
 * The field's name, to open its dossiers by; none where no dossier is of it.
 */
field: string | null, 
/**
 * What the sheet says.
 */
in_file: string, 
/**
 * What is counted.
 */
counted: number, 
/**
 * Of how many it cannot be said.
 */
unknown: number, 
/**
 * The codes of the first 50 dossiers that could explain it: those of the figure.
 */
dossiers: Array<string>, };

/**
 * A change of a form's definition by the officer.
 */
export type FormEdit = { "heading": { 
/**
 * The column.
 */
key: string, 
/**
 * Which of its headings, 0 = outermost.
 */
level: number, 
/**
 * The new words.
 */
text: string, } } | { "hidden": { 
/**
 * The column.
 */
key: string, 
/**
 * Hidden?
 */
hidden: boolean, } } | { "add": { 
/**
 * The column it stands after.
 */
after: string, 
/**
 * Its headings, outermost first.
 */
heading: Array<string>, 
/**
 * What stands in its cells.
 */
kind: ColumnKind, 
/**
 * How a longer period takes it: summed (a flow) or the last cycle's (a stock).
 */
summed: boolean, } } | { "remove": { 
/**
 * The column.
 */
key: string, } } | { "title": { 
/**
 * The title.
 */
text: string, } } | { "basis": { 
/**
 * The basis.
 */
text: string, } } | "confirm";

/**
 * A form with its texts.
 */
export type FormHead = { 
/**
 * `II.06a`.
 */
code: string, 
/**
 * "Biểu số II.06a/VPCP/KSTT".
 */
number: string, 
/**
 * The title in capitals.
 */
title: string, 
/**
 * The legal basis.
 */
basis: string, 
/**
 * "Đơn vị tính: Số hồ sơ TTHC".
 */
unit: string, 
/**
 * Confirmed or reconstructed.
 */
status: Status, 
/**
 * The warning of a reconstructed form, to be shown wherever it is entered, previewed or exported.
 */
warning: string | null, 
/**
 * What its rows are.
 */
rows: RowKind, 
/**
 * Whether rows stand in sections.
 */
sections: boolean, };

/**
 * The state of a form in a cycle or period.
 */
export type FormState = { 
/**
 * `II.06a`.
 */
code: string, 
/**
 * The title.
 */
title: string, 
/**
 * How far it is.
 */
progress: Progress, 
/**
 * "2 lỗi", "còn 9 ô", "đủ", "đã khóa", "chưa bắt đầu".
 */
text: string, 
/**
 * Number of errors.
 */
errors: number, 
/**
 * Number of warnings.
 */
warnings: number, 
/**
 * Number of blank cells.
 */
blanks: number, 
/**
 * "2 lỗi, 1 cảnh báo, 9 ô trống".
 */
counts: string, };

/**
 * A form and its versions.
 */
export type FormVersions = { 
/**
 * The form, in the version a new cycle would use.
 */
form: FormHead, 
/**
 * "Biểu mẫu kèm chương trình, áp dụng từ 21/10/2020", "Văn phòng sửa ngày 16/11/2026" …
 */
versions: Array<string>, 
/**
 * Whether the officer has changed it.
 */
edited: boolean, 
/**
 * Its columns, hidden ones too.
 */
columns: Array<ColumnLayout>, };

/**
 * A cycle from which on another report calendar can be in force.
 */
export type FromCycle = { 
/**
 * The cycle.
 */
cycle: Cycle, 
/**
 * "11/2026".
 */
label: string, };

/**
 * A data file that is missing or empty while copies of it are there.
 */
export type Gone = { 
/**
 * The newest copy that is whole, if any is.
 */
newest: Backup | null, };

/**
 * A cell of the heading rows; `row` and `column` count from 0, among the shown columns.
 */
export type HeadingCell = { 
/**
 * Its words.
 */
text: string, 
/**
 * The heading row it starts in.
 */
row: number, 
/**
 * The shown column it starts in.
 */
column: number, 
/**
 * How many rows it covers.
 */
rows: number, 
/**
 * How many shown columns it covers.
 */
columns: number, };

/**
 * Which line above a table.
 */
export type HeadingKind = "name" | "title" | "attached";

/**
 * A change of a cell.
 */
export type HistoryLine = { 
/**
 * "16/11/2026 10:31".
 */
at: string, 
/**
 * "13 → 12".
 */
change: string, 
/**
 * "nhập tay", "tệp tong-hop.xlsx, ô Sheet1!L7", "hoàn tác" …
 */
origin: string, };

/**
 * A hit of the search.
 */
export type Hit = { 
/**
 * "Hộ tịch".
 */
title: string, 
/**
 * "II.06a · Kỳ 11/2026".
 */
place: string, 
/**
 * The form to open.
 */
form: string | null, 
/**
 * The cycle to open.
 */
cycle: Cycle | null, 
/**
 * The row to go to.
 */
row: number | null, 
/**
 * The plan to open.
 */
plan: number | null, 
/**
 * The line of the plan to go to.
 */
node: number | null, };

/**
 * A list that was taken in.
 */
export type IntakeLine = { 
/**
 * Its number.
 */
id: number, 
/**
 * The file's name.
 */
file: string, 
/**
 * When it was taken in.
 */
taken: string, 
/**
 * The moment up to which it speaks.
 */
as_of: string, 
/**
 * The name of its source.
 */
source: string | null, 
/**
 * How many rows it has.
 */
rows: number, 
/**
 * How many dossiers were taken from it.
 */
dossiers: number, 
/**
 * How many rows were left out.
 */
left_out: number, };

/**
 * The lists that were taken in.
 */
export type Intakes = { 
/**
 * The newest first.
 */
intakes: Array<IntakeLine>, 
/**
 * How many dossiers are known.
 */
dossiers: number, 
/**
 * Where they are kept.
 */
file: string, 
/**
 * What was done.
 */
message: string | null, };

/**
 * How far a procedure is provided online (mức độ cung cấp dịch vụ công trực tuyến).
 */
export type Level = "full" | "partial" | "other";

/**
 * A level, or that nobody said.
 */
export type LevelAsked = "full" | "partial" | "other" | "unknown";

/**
 * What a line of a sheet is.
 */
export type LineKind = "section" | "row" | "empty" | "total";

/**
 * A line of a grid.
 */
export type LineReply = { 
/**
 * What it is.
 */
kind: LineKind, 
/**
 * The row's id, for a row.
 */
row: number | null, 
/**
 * The section it is or stands in.
 */
section: number | null, 
/**
 * I, II … or 1, 2 …
 */
label: string, 
/**
 * The row's name.
 */
name: string, 
/**
 * One for each shown column; the ordinal's and the name's are empty.
 */
cells: Array<CellReply>, };

/**
 * What the officer said of a list; everything left out is proposed.
 */
export type ListChoices = { 
/**
 * The sheet that is meant.
 */
sheet?: string, 
/**
 * What columns are, where it differs from what was understood.
 */
columns: Array<ColumnChoice>, 
/**
 * Whether day and month stand exchanged in it.
 */
swapped?: boolean, 
/**
 * Which row counts where rows of one code disagree.
 */
repeats?: Repeats, 
/**
 * What words of a status mean.
 */
statuses: Array<StatusChoice>, 
/**
 * What words of a channel mean.
 */
channels: Array<ChannelChoice>, 
/**
 * What all its dossiers have in common.
 */
meaning?: Meaning, };

/**
 * A column of a list.
 */
export type ListColumn = { 
/**
 * Its place, from 0.
 */
column: number, 
/**
 * "C".
 */
letter: string, 
/**
 * The list's words.
 */
heading: string, 
/**
 * What it is.
 */
role: ListRole, 
/**
 * "Mã hồ sơ".
 */
word: string, 
/**
 * Whether it is about persons and not kept.
 */
personal: boolean, };

/**
 * A file to be read as a list, with what the officer said of it.
 */
export type ListFile = { 
/**
 * Where it is.
 */
path: string, 
/**
 * The source it comes from.
 */
source?: number, 
/**
 * The moment up to which it speaks.
 */
as_of?: string, 
/**
 * What was said of its contents.
 */
choices?: ListChoices, };

/**
 * What a list was understood to say.
 */
export type ListPreview = { 
/**
 * Where the file is.
 */
path: string, 
/**
 * Its name.
 */
file: string, 
/**
 * Why it cannot be read at all; then nothing else is told.
 */
refusal: string | null, 
/**
 * The sheet that was read.
 */
sheet: string, 
/**
 * The lines above its heading.
 */
titles: Array<string>, 
/**
 * Its columns.
 */
columns: Array<ListColumn>, 
/**
 * Words of statuses.
 */
statuses: Array<ListWord>, 
/**
 * Words of channels.
 */
channels: Array<ListWord>, 
/**
 * The other sheets of the file that are lists as well.
 */
others: Array<string>, 
/**
 * What all its dossiers have in common: proposed by its title or name, or said.
 */
meaning: Meaning | null, 
/**
 * "trực tuyến"; empty for nothing.
 */
meaning_text: string, 
/**
 * Why day and month seem to stand exchanged in it, whether they were put right or not.
 */
swap: string | null, 
/**
 * How many codes have rows that disagree.
 */
disagreeing: number, 
/**
 * What holds for it of all that the officer may say: what was said now, or remembered of lists of this kind.
 */
choices: ListChoices, 
/**
 * The source it is taken in for.
 */
source: number | null, 
/**
 * The moment up to which it speaks.
 */
as_of: string | null, 
/**
 * How many rows with a code it has.
 */
rows: number, 
/**
 * How many dossiers are taken from it.
 */
dossiers: number, 
/**
 * How many rows are left out.
 */
left_out: number, 
/**
 * The first rows that are left out: "dòng 12: không có mã hồ sơ".
 */
left: Array<string>, 
/**
 * What must be decided before it can be taken in.
 */
problems: Array<string>, 
/**
 * What to know.
 */
remarks: Array<string>, 
/**
 * Its first rows.
 */
first: Array<ListRow>, 
/**
 * Whether what was said of lists of this kind was remembered.
 */
remembered: boolean, 
/**
 * It was taken in before, and is passed over: "Đã nhập lúc 16/11/2026 08:10".
 */
known: string | null, 
/**
 * Whether it can be taken in as it stands.
 */
ready: boolean, };

/**
 * What stands in a column of a list.
 */
export type ListRole = "code" | "procedure" | "title" | "field" | "unit" | "channel" | "status" | "submitted" | "received" | "due" | "finished" | "returned" | "payment" | "digitised" | "electronic" | "apology" | "ordinal" | "personal" | "other";

/**
 * A row as it was understood.
 */
export type ListRow = { 
/**
 * Its number.
 */
line: number, 
/**
 * The dossier's code.
 */
code: string, 
/**
 * The procedure's name or code.
 */
procedure: string, 
/**
 * The field, as the list writes it.
 */
field: string, 
/**
 * "Trực tuyến".
 */
channel: string, 
/**
 * "Đang xử lý".
 */
status: string, 
/**
 * "06/11/2026 16:28".
 */
received: string, 
/**
 * When it is due.
 */
due: string, 
/**
 * When work on it ended.
 */
finished: string, };

/**
 * A word of a list and what it means.
 */
export type ListWord = { 
/**
 * As the list writes it.
 */
word: string, 
/**
 * In how many rows.
 */
rows: number, 
/**
 * "Đang xử lý"; none: nobody knows.
 */
meaning: string | null, };

/**
 * Two lists held against each other.
 */
export type ListsCompared = { 
/**
 * The first list's file.
 */
first: string, 
/**
 * The second's.
 */
second: string, 
/**
 * How many only the first has.
 */
only_first: number, 
/**
 * How many only the second has.
 */
only_second: number, 
/**
 * How many both have and say otherwise.
 */
different: number, 
/**
 * What the columns count of each list; none without a period.
 */
columns: Array<ComparedColumn>, 
/**
 * How many differences were asked for.
 */
found: number, 
/**
 * The first of them, by code.
 */
lines: Array<ComparedDossier>, 
/**
 * The outcome.
 */
message: string, };

/**
 * What several lists were understood to say.
 */
export type ListsPreview = { 
/**
 * One for each file, in their order.
 */
lists: Array<ListPreview>, 
/**
 * "3 danh sách, 2.508 dòng hồ sơ".
 */
summary: string, 
/**
 * Whether all can be taken in together.
 */
ready: boolean, };

/**
 * What all dossiers of a list have in common, where its title or name says so.
 */
export type Meaning = { 
/**
 * How all of them were handed in.
 */
channel: Channel | null, 
/**
 * Where all of them stand.
 */
status: DossierStatus | null, 
/**
 * Whether all of them were paid online.
 */
paid: boolean | null, 
/**
 * Whether the papers of all of them are digitised.
 */
digitised: boolean | null, 
/**
 * Whether all of them have an electronic result.
 */
electronic: boolean | null, };

/**
 * What the officer mended in the preview. Tables and rows are named by their numbers in the preview.
 */
export type Mend = { "mend": "table", 
/**
 * The table.
 */
table: number, 
/**
 * Whether it is taken in.
 */
used: boolean, } | { "mend": "column", 
/**
 * The table.
 */
table: number, 
/**
 * The column, from 0.
 */
column: number, 
/**
 * What it is used for.
 */
role: ColumnUse | null, } | { "mend": "swap", 
/**
 * The table.
 */
table: number, 
/**
 * Its first row.
 */
from: number, 
/**
 * Whether the proposed order is taken.
 */
accepted: boolean, } | { "mend": "kind", 
/**
 * The table.
 */
table: number, 
/**
 * The row.
 */
row: number, 
/**
 * What it is.
 */
kind: NodeKind, 
/**
 * How deep it stands.
 */
level: number, } | { "mend": "text", 
/**
 * The table.
 */
table: number, 
/**
 * The row.
 */
row: number, 
/**
 * The cell.
 */
role: Role, 
/**
 * The text it shall have.
 */
text: string, } | { "mend": "row", 
/**
 * The table.
 */
table: number, 
/**
 * The row.
 */
row: number, 
/**
 * Whether it is taken in.
 */
used: boolean, } | { "mend": "title", 
/**
 * The text.
 */
text: string, } | { "mend": "heading", 
/**
 * The table.
 */
table: number, 
/**
 * Which.
 */
which: HeadingKind, 
/**
 * The text.
 */
text: string, };

/**
 * What is missing of procedures that are in use.
 */
export type MissingAsked = { 
/**
 * The year in which dossiers of them were received.
 */
year: number, 
/**
 * What.
 */
what: MissingWhat, };

/**
 * What can be missing of a procedure.
 */
export type MissingWhat = "facts" | "field";

/**
 * A month of a year.
 */
export type MonthOf = { 
/**
 * The year.
 */
year: number, 
/**
 * January is 1.
 */
month: number, };

/**
 * Something with a name to choose.
 */
export type Named = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, };

/**
 * A span of days by its name.
 */
export type NamedSpan = { 
/**
 * "Tuần này".
 */
name: string, 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, };

/**
 * A procedure to choose.
 */
export type NearProcedure = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

/**
 * What the button of the next step does.
 */
export type NextAct = "start_cycle" | "open_form" | "open_report" | "open_tasks" | "nothing";

/**
 * The one clear next step.
 */
export type NextStep = { 
/**
 * "Biểu II.06a còn 2 lỗi. Xem và sửa."
 */
text: string, 
/**
 * What the button does.
 */
act: NextAct, 
/**
 * The form it is about.
 */
form: string | null, };

/**
 * What a line of the tree is.
 */
export type NodeKind = "section" | "group" | "task";

/**
 * How labels are renumbered.
 */
export type Numbering = "nested" | "running" | "dashes";

/**
 * What to change of occurrences; fields left out stay.
 */
export type OccurrenceFields = { 
/**
 * The state.
 */
state: OccurrenceState | null, 
/**
 * When it was done, as typed; with the state done and none given: today.
 */
done: string | null, 
/**
 * The due date, as typed.
 */
due: string | null, 
/**
 * The note.
 */
note: string | null, 
/**
 * A document that proves them all.
 */
evidence: EvidenceFields | null, };

/**
 * How far an occurrence is.
 */
export type OccurrenceState = "todo" | "doing" | "done" | "not_arisen";

/**
 * The office that owns the data file. Every text may be empty.
 */
export type Office = { 
/**
 * "Đông Hải".
 */
ward: string, 
/**
 * "UBND phường Đông Hải".
 */
body: string, 
/**
 * "UBND thành phố Hải Phòng".
 */
superior: string, 
/**
 * "Trung tâm Phục vụ hành chính công phường Đông Hải".
 */
centre: string, 
/**
 * Place of the date line: "Đông Hải".
 */
place: string, 
/**
 * Đơn vị báo cáo.
 */
reporting_unit: string, 
/**
 * Đơn vị nhận báo cáo.
 */
receiving_unit: string, 
/**
 * Người lập biểu.
 */
preparer: string, 
/**
 * Title of the signer, lines divided by `/`: "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
 */
signer_title: string, 
/**
 * Name of the signer.
 */
signer: string, 
/**
 * Document symbol: "BC-UBND".
 */
symbol: string, };

/**
 * An official field, and which of the office's it is.
 */
export type OfficialField = { 
/**
 * The key under which a choice for it is given.
 */
key: string, 
/**
 * Its official name.
 */
name: string, 
/**
 * How many procedures have it.
 */
procedures: number, 
/**
 * The office's field.
 */
field: Named | null, 
/**
 * "khớp tên", "đã chọn", "thêm vào danh mục", "để ngỏ", "chưa gắn".
 */
how: string, 
/**
 * Whether it needs a choice.
 */
open: boolean, 
/**
 * Whether it is left open: its procedures are counted in a row of their own.
 */
left: boolean, 
/**
 * Fields of the office that are like it, to choose from.
 */
near: Array<Named>, };

/**
 * Where a figure came from.
 */
export type Origin = "typed" | "pasted" | "imported" | "carried" | "zeroed" | "summed" | "counted";

/**
 * The overview of a cycle.
 */
export type Overview = { 
/**
 * The cycle.
 */
cycle: CycleHead, 
/**
 * Its forms.
 */
forms: Array<FormState>, 
/**
 * The one clear next step.
 */
next: NextStep, 
/**
 * The reports due next, soonest first.
 */
deadlines: Array<DeadlineLine>, 
/**
 * Cycles missing or still open that a longer report due soon needs.
 */
missing: Array<string>, 
/**
 * What was exported or sent lately.
 */
sent: Array<SentLine>, 
/**
 * When the last copy of the data was made.
 */
last_backup: string | null, 
/**
 * Whether there is any plan.
 */
planned: boolean, 
/**
 * The targets accepted in this year's plans.
 */
targets: Array<AcceptedTarget>, 
/**
 * The most urgent tasks by lead unit: late, or due within 14 days; twelve at most.
 */
reminders: Array<TaskReminder>, 
/**
 * How many tasks are late in all.
 */
late: number, 
/**
 * How many tasks are due within 14 days in all.
 */
soon: number, };

/**
 * Pages as they will be printed.
 */
export type Pages = { 
/**
 * "Phụ lục kế hoạch 2026".
 */
title: string, 
/**
 * Each page as SVG.
 */
pages: Array<string>, 
/**
 * What to know: the office's own template has a fault and the built-in one was used; drafts.
 */
notes: Array<string>, 
/**
 * "Phu-luc_Dong-Hai_2026": the proposed file name without its ending.
 */
file_name: string, 
/**
 * What files the paper may be written as.
 */
kinds: Array<FileKind>, };

/**
 * What to put on paper.
 */
export type Paper = { "paper": "appendix", 
/**
 * The plan.
 */
plan: number, 
/**
 * One appendix only.
 */
appendix: number | null, } | { "paper": "decision", 
/**
 * The plan.
 */
plan: number, } | { "paper": "reminder", 
/**
 * The unit of the catalogue; none: all tasks.
 */
unit: number | null, } | { "paper": "forms", 
/**
 * The period.
 */
period: Period, 
/**
 * The forms.
 */
forms: Array<string>, } | { "paper": "dossiers", 
/**
 * One of the two lists; none: both.
 */
part: DossierDuePart | null, 
/**
 * Within how many working days; none: 3.
 */
days: number | null, 
/**
 * The unit, as lists write it, empty for those of which none says it; none: all units.
 */
unit: string | null, } | { "paper": "tasks", 
/**
 * Which.
 */
filter: TaskFilter, };

/**
 * What a report covers: a named span of whole cycles, or any days in a row.
 * Written `2026-01`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026`, `2026-01..2026-05` or `2026-10-01..2026-11-10`.
 */
export type Period = string;

/**
 * A period that can be reported.
 */
export type PeriodChoice = { 
/**
 * `2026-Q4`.
 */
period: Period, 
/**
 * "Quý IV/2026".
 */
title: string, 
/**
 * "15/09/2026 – 14/12/2026".
 */
span: string, };

/**
 * A sentence about a cell of the sheet.
 */
export type PlacedText = { 
/**
 * "C14", or "dòng 4".
 */
place: string, 
/**
 * The sentence, place included.
 */
text: string, };

/**
 * A past change of a plan.
 */
export type PlanChange = { 
/**
 * "16/11/2026 10:31".
 */
at: string, 
/**
 * What the officer did.
 */
what: string, 
/**
 * "Mục II, 3.1".
 */
place: string, 
/**
 * Before and after, as a sentence.
 */
text: string, 
/**
 * The reason, when it was after issuing.
 */
reason: string | null, };

/**
 * The answer to every change of a plan.
 */
export type PlanChanged = { 
/**
 * The plan after the change; none when it was deleted.
 */
plan: PlanReply | null, 
/**
 * What was done, for a toast.
 */
message: string | null, 
/**
 * Nothing was done yet; asks for a yes, upon which the command is repeated with `sure: true`.
 */
question: string | null, 
/**
 * The lines to go to: those added, copied or moved.
 */
focus: Array<number>, };

/**
 * A column of an appendix, in the office's own order and words.
 */
export type PlanColumn = { 
/**
 * What it holds.
 */
role: Role, 
/**
 * Its heading.
 */
heading: string, };

/**
 * A column of a table.
 */
export type PlanColumnFound = { 
/**
 * The file's words.
 */
heading: string, 
/**
 * What it is used for; none when left out.
 */
role: ColumnUse | null, };

/**
 * What importing into a plan would change.
 */
export type PlanDifference = { 
/**
 * What would happen to the line.
 */
change: DifferenceKind, 
/**
 * "Mục II, 3.1".
 */
place: string, 
/**
 * The content.
 */
content: string, 
/**
 * "Thời gian: “Thường xuyên” → “Hàng quý”".
 */
text: string, };

/**
 * A plan's own fields.
 */
export type PlanFields = { 
/**
 * The year.
 */
year: number, 
/**
 * What it is about.
 */
about: PlanKind, 
/**
 * The title.
 */
title: string, 
/**
 * What it carries out: number and date of the superior's plan.
 */
basis: string, 
/**
 * The decision's number: "12", "12/QĐ-UBND"; often still blank.
 */
number: string, 
/**
 * The decision's date, `2026-01-20` (read in any usual way); often still blank.
 */
date: string, 
/**
 * "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH".
 */
signer_title: string, 
/**
 * Who signs.
 */
signer: string, };

/**
 * What the checker found.
 */
export type PlanFinding = { 
/**
 * The line it is about; none: the plan's head.
 */
node: number | null, 
/**
 * The cell.
 */
role: Role | null, 
/**
 * "Mục II, 3.1": where.
 */
place: string, 
/**
 * The sentence, without its place.
 */
text: string, 
/**
 * What kind.
 */
code: PlanFindingCode, 
/**
 * Whether it should be mended (a citation that cannot be right), or is only worth a look.
 */
error: boolean, };

/**
 * What kind of thing was found. The order is the one in which the page lists the kinds.
 */
export type PlanFindingCode = "citation" | "target" | "unread_time" | "untracked" | "content" | "time" | "lead" | "result" | "label" | "twice" | "noise";

/**
 * How a new plan starts.
 */
export type PlanFrom = { "from": "empty", 
/**
 * The year.
 */
year: number, 
/**
 * What it is about.
 */
about: PlanKind, } | { "from": "template", 
/**
 * Its name.
 */
name: string, 
/**
 * The year.
 */
year: number, } | { "from": "plan", 
/**
 * The earlier plan.
 */
plan: number, 
/**
 * The new year.
 */
year: number, };

/**
 * A plan in the list of plans.
 */
export type PlanHead = { 
/**
 * Its id.
 */
id: number, 
/**
 * The year.
 */
year: number, 
/**
 * What it is about.
 */
about: PlanKind, 
/**
 * "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
 */
name: string, 
/**
 * How far it is.
 */
state: PlanState, 
/**
 * Number of its tasks.
 */
tasks: number, };

/**
 * Where a plan that is read goes. Without a word from the officer: into the same plan where it is there already (by
 * year, kind and title), else it is a new one.
 */
export type PlanInto = number | Anew;

/**
 * What a plan is about.
 */
export type PlanKind = "control" | "reform" | "inspection" | "other";

/**
 * A text proposed for a cell.
 */
export type PlanOffer = { 
/**
 * The row.
 */
row: number, 
/**
 * The cell.
 */
role: Role, 
/**
 * The text.
 */
text: string, };

/**
 * What was understood of a plan's file, and what would change.
 */
export type PlanPreview = { 
/**
 * The file's name, or "Văn bản dán".
 */
file: string, 
/**
 * The year found, or the one given.
 */
year: number | null, 
/**
 * The plan's title.
 */
title: string, 
/**
 * What it seems to be about.
 */
about: PlanKind, 
/**
 * "Tìm thấy 1 bảng, 33 nhiệm vụ trong 3 mục".
 */
understood: Array<string>, 
/**
 * The tables found.
 */
tables: Array<TableFound>, 
/**
 * What must be decided before it can be stored.
 */
problems: Array<PlanRemark>, 
/**
 * What is worth a look: noise, swapped columns, missing lead units.
 */
doubts: Array<PlanRemark>, 
/**
 * The plan it would go into; none: a new one.
 */
into: number | null, 
/**
 * The same plan, where it is there already.
 */
same: PlanThere | null, 
/**
 * Against the plan it is imported into: what is new, changed, gone. Empty for a new plan.
 */
differences: Array<PlanDifference>, 
/**
 * "Sẽ tạo kế hoạch năm 2026 với 25 nhiệm vụ"; "3 mới, 2 thay đổi, 1 không còn".
 */
summary: string, 
/**
 * Whether it can be stored as it stands.
 */
ready: boolean, };

/**
 * A sentence about a place of the file.
 */
export type PlanRemark = { 
/**
 * The table.
 */
table: number | null, 
/**
 * The row.
 */
row: number | null, 
/**
 * The cell.
 */
role: Role | null, 
/**
 * "Bảng 1, dòng 31, cột Đơn vị chủ trì", "Sheet1!D31"; empty for the whole file.
 */
place: string, 
/**
 * The sentence, without its place.
 */
text: string, 
/**
 * Texts it proposes for cells of its table: taken where the officer mends them so.
 */
offers: Array<PlanOffer>, };

/**
 * A plan with everything the screen shows.
 */
export type PlanReply = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its fields.
 */
fields: PlanFields, 
/**
 * How far it is.
 */
state: PlanState, 
/**
 * "Đã ban hành: Quyết định số 12/QĐ-UBND ngày 20/01/2026", "Dự thảo".
 */
state_text: string, 
/**
 * Whether its contents can be changed now: a draft, or an issued one with an amendment under way.
 */
editable: boolean, 
/**
 * Why its contents cannot be changed now, and what to do.
 */
locked: string | null, 
/**
 * The reason of the amendment under way.
 */
amending: string | null, 
/**
 * The decision's text: its own, or the office's standard one.
 */
decision: Decision, 
/**
 * Its appendices.
 */
appendices: Array<AppendixReply>, 
/**
 * What the checker found, in the order of the tree.
 */
findings: Array<PlanFinding>, 
/**
 * Targets: those recognised in the tasks' texts and those the officer accepted.
 */
targets: Array<TargetReply>, 
/**
 * The catalogue's units, to choose from: full names.
 */
units: Array<string>, 
/**
 * "25 nhiệm vụ · 3 việc trễ hạn".
 */
summary: string, 
/**
 * "10:32:05": when the data file was last changed.
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * A line of the tree.
 */
export type PlanRow = { 
/**
 * Its id.
 */
id: number, 
/**
 * What it is.
 */
kind: NodeKind, 
/**
 * How deep it stands.
 */
level: number, 
/**
 * The label as written.
 */
label: string, 
/**
 * The content.
 */
content: string, 
/**
 * The text of the time.
 */
time: string, 
/**
 * The lead units.
 */
lead: string, 
/**
 * The coordinating units.
 */
coordinating: string, 
/**
 * The result.
 */
result: string, 
/**
 * The note.
 */
note: string, 
/**
 * What the first column of the office's own holds; left out where it holds nothing.
 */
further1?: string, 
/**
 * What the second column of the office's own holds.
 */
further2?: string, 
/**
 * What the third column of the office's own holds.
 */
further3?: string, 
/**
 * What the fourth column of the office's own holds.
 */
further4?: string, 
/**
 * What the fifth column of the office's own holds.
 */
further5?: string, 
/**
 * What the sixth column of the office's own holds.
 */
further6?: string, 
/**
 * The columns its content runs over, where the line is a title and nothing else; none: each cell has its own.
 */
title: PlanTitle | null, 
/**
 * Roles whose cell continues the one above: both say the same, and neither line is a title.
 */
joined: Array<Role>, 
/**
 * What the time means; none for a task without a time, a section, a group.
 */
schedule: ScheduleReply | null, 
/**
 * How far its work is: "2/4 xong · 1 trễ", "chưa đến hạn"; empty when nothing falls due.
 */
progress: string, 
/**
 * Whether something of it is late.
 */
late: boolean, };

/**
 * A row of a table.
 */
export type PlanRowFound = { 
/**
 * Its number in the table.
 */
row: number, 
/**
 * "dòng 31".
 */
place: string, 
/**
 * Whether it is taken in.
 */
used: boolean, 
/**
 * What it is.
 */
kind: NodeKind, 
/**
 * How deep it stands.
 */
level: number, 
/**
 * Its texts as they would be stored, one for each role in the order label, content, time, lead,
 * coordinating, result, note, the six columns of the office's own.
 */
texts: Array<string>, 
/**
 * Roles whose cell continues the one above.
 */
joined: Array<Role>, 
/**
 * What the time means; none for a task without a time, a section, a group.
 */
schedule: ScheduleReply | null, };

/**
 * Where a plan comes from.
 */
export type PlanSource = { "from": "file", 
/**
 * Its path.
 */
path: string, } | { "from": "text", 
/**
 * The text.
 */
text: string, };

/**
 * How far a plan is.
 */
export type PlanState = "draft" | "issued";

/**
 * A plan that is there.
 */
export type PlanThere = { 
/**
 * Its id.
 */
id: number, 
/**
 * "Kế hoạch kiểm soát TTHC năm 2026 (dự thảo)".
 */
name: string, };

/**
 * The columns that a line's title runs over.
 */
export type PlanTitle = { 
/**
 * The first, from 0.
 */
from: number, 
/**
 * The one behind the last.
 */
to: number, };

/**
 * A procedure that will change.
 */
export type ProcedureChange = { 
/**
 * "dòng 14".
 */
place: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name, as it stands.
 */
name: string, 
/**
 * What changes.
 */
columns: Array<ProcedureDifference>, };

/**
 * What the officer chose about a file.
 */
export type ProcedureChoices = { 
/**
 * For official fields, by key: one of the office's, added, or left open.
 */
fields: Array<Choice>, 
/**
 * Procedures that come to their end.
 */
ended: Array<ProcedureEnd>, };

/**
 * A column of a file.
 */
export type ProcedureColumn = { 
/**
 * "C".
 */
letter: string, 
/**
 * The file's words.
 */
heading: string, 
/**
 * "Mức độ"; none when left out.
 */
meaning: string | null, };

/**
 * Counts of procedures in force.
 */
export type ProcedureCounts = { 
/**
 * All.
 */
all: number, 
/**
 * Wholly online.
 */
full: number, 
/**
 * Partly online.
 */
partial: number, 
/**
 * Not online.
 */
other: number, 
/**
 * Nobody said how far they are online.
 */
level_unknown: number, 
/**
 * With a fee.
 */
fee: number, 
/**
 * Without.
 */
free: number, 
/**
 * Nobody said whether there is one.
 */
fee_unknown: number, 
/**
 * Without a field of the office.
 */
unclassified: number, };

/**
 * A column of a procedure that changes.
 */
export type ProcedureDifference = { 
/**
 * "Mức độ".
 */
column: string, 
/**
 * As it stands; blank: not known.
 */
from: string, 
/**
 * As it will be.
 */
to: string, };

/**
 * A procedure that comes to its end.
 */
export type ProcedureEnd = { 
/**
 * Its code.
 */
code: string, 
/**
 * The last day it is in force.
 */
until: string, };

/**
 * The official fields of the catalogue.
 */
export type ProcedureFieldList = { 
/**
 * By name.
 */
fields: Array<OfficialField>, 
/**
 * The fields of the office to choose from.
 */
office: Array<Named>, 
/**
 * What was done, for a toast.
 */
message: string | null, 
/**
 * "10:32:05": when the data file was last changed.
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * A procedure to save; id 0 adds one. What is left out becomes unknown.
 */
export type ProcedureFields = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its code; that of one that is there stays.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its official field.
 */
field: string, 
/**
 * How far it is online.
 */
level: Level | null, 
/**
 * Whether something is to be paid.
 */
fee: boolean | null, 
/**
 * Its time limit in working days.
 */
days: number | null, 
/**
 * Who carries it out.
 */
unit: string, 
/**
 * Who issued it.
 */
authority: string, 
/**
 * The first day it is in force.
 */
from: string | null, 
/**
 * The last day it is in force.
 */
until: string | null, };

/**
 * Which procedures to list.
 */
export type ProcedureFilter = { 
/**
 * Words of code, name, field and unit, without regard to case and accents; all must be there.
 */
text: string, 
/**
 * A field of the office.
 */
field: number | null, 
/**
 * Only those without a field of the office.
 */
unclassified: boolean, 
/**
 * How far they are online.
 */
level: LevelAsked | null, 
/**
 * Whether something is to be paid.
 */
fee: FeeAsked | null, 
/**
 * Those that have ended too.
 */
ended: boolean, 
/**
 * Only those of which something is missing, whether they have ended or not.
 */
missing: MissingAsked | null, 
/**
 * How many of those found to pass over.
 */
skip: number, 
/**
 * The most to give; 0: 200.
 */
most: number, };

/**
 * A procedure that a file does not name any more.
 */
export type ProcedureGone = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its official field.
 */
field: string, 
/**
 * The last day it is in force, if the officer ends it: chosen, or proposed.
 */
until: string, 
/**
 * Whether the officer ends it.
 */
ends: boolean, };

/**
 * A procedure.
 */
export type ProcedureLine = { 
/**
 * Its id.
 */
id: number, 
/**
 * `d.dddddd`.
 */
code: string, 
/**
 * Its official name.
 */
name: string, 
/**
 * Its official field; blank: not known.
 */
field: string, 
/**
 * The field of the office that this is.
 */
office_field: Named | null, 
/**
 * How far it is online; none: nobody said.
 */
level: Level | null, 
/**
 * "Toàn trình"; "chưa rõ".
 */
level_text: string, 
/**
 * Whether something is to be paid; none: nobody said.
 */
fee: boolean | null, 
/**
 * "Có thu phí"; "chưa rõ".
 */
fee_text: string, 
/**
 * Its time limit in working days; none: nobody said.
 */
days: number | null, 
/**
 * "7 ngày làm việc"; "chưa rõ".
 */
days_text: string, 
/**
 * Who carries it out.
 */
unit: string, 
/**
 * Who issued it.
 */
authority: string, 
/**
 * The first day it is in force.
 */
from: string | null, 
/**
 * The last day it is in force.
 */
until: string | null, 
/**
 * Whether it is in force today.
 */
valid: boolean, 
/**
 * Whether its last day has passed.
 */
ended: boolean, 
/**
 * "Đã hết hiệu lực ngày 14/11/2026"; blank where it is simply in force.
 */
validity: string, };

/**
 * The procedures that a filter finds.
 */
export type ProcedureList = { 
/**
 * By code.
 */
lines: Array<ProcedureLine>, 
/**
 * How many the filter finds in all.
 */
total: number, 
/**
 * Of all that are in force, whatever the filter.
 */
counts: ProcedureCounts, 
/**
 * How many have ended.
 */
ended: number, 
/**
 * "366 thủ tục còn hiệu lực: 154 toàn trình, 115 một phần, 97 chưa cung cấp trực tuyến".
 */
summary: string, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * Names of procedures in lists that the catalogue does not have.
 */
export type ProcedureNames = { 
/**
 * Those that are no procedure yet, the most dossiers first; at most 200.
 */
unknown: Array<UnknownName>, 
/**
 * "4 tên, 37 hồ sơ"; how many more there are than are given.
 */
summary: string, 
/**
 * Those that the officer said.
 */
said: Array<SaidName>, 
/**
 * What was done, for a toast.
 */
message: string | null, 
/**
 * "10:32:05": when the data file was last changed.
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * A procedure that will be added.
 */
export type ProcedureNew = { 
/**
 * "dòng 14".
 */
place: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its official field.
 */
field: string, 
/**
 * "Toàn trình"; "chưa rõ".
 */
level: string, 
/**
 * "Có thu phí"; "chưa rõ".
 */
fee: string, 
/**
 * "7 ngày làm việc"; "chưa rõ".
 */
days: string, };

/**
 * What a file says, and what it would change.
 */
export type ProcedurePreview = { 
/**
 * The file's name.
 */
file: string, 
/**
 * Whether it is a register of changes: it says nothing of what it does not name.
 */
register: boolean, 
/**
 * "Tiêu đề ở dòng 2; 366 thủ tục".
 */
understood: Array<string>, 
/**
 * How each column was understood.
 */
columns: Array<ProcedureColumn>, 
/**
 * The first procedures that will be added.
 */
new: Array<ProcedureNew>, 
/**
 * How many will be added.
 */
new_count: number, 
/**
 * The first procedures that will change.
 */
changed: Array<ProcedureChange>, 
/**
 * How many will change.
 */
changed_count: number, 
/**
 * How many stay as they are.
 */
same: number, 
/**
 * Procedures that the file could have named and does not: they stay, unless the officer ends them.
 */
gone: Array<ProcedureGone>, 
/**
 * Official fields of the file, and which of the office's they are.
 */
fields: Array<OfficialField>, 
/**
 * Rows that are left out, and why.
 */
left_out: Array<PlacedText>, 
/**
 * Words that are not understood: what they say stays unknown.
 */
unknown: Array<PlacedText>, 
/**
 * What is worth a look.
 */
remarks: Array<PlacedText>, 
/**
 * What must be decided before it can be stored.
 */
problems: Array<PlacedText>, 
/**
 * "Sẽ thêm 12 thủ tục, thay đổi 3; 350 không đổi".
 */
summary: string, 
/**
 * Whether it can be stored as it stands.
 */
ready: boolean, };

/**
 * The answer to every change of the catalogue.
 */
export type ProceduresChanged = { 
/**
 * What was done, for a toast.
 */
message: string, 
/**
 * The procedure that was saved, as it is now.
 */
line: ProcedureLine | null, 
/**
 * How many were added.
 */
added: number, 
/**
 * How many were changed, those that ended apart.
 */
changed: number, 
/**
 * How many ended as was chosen.
 */
ended: number, 
/**
 * How many fields of the office were added.
 */
fields: number, 
/**
 * "10:32:05": when the data file was last changed.
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * What is to be done in the catalogue so that a year's dossiers are counted whole.
 */
export type ProceduresMissing = { 
/**
 * The year.
 */
year: number, 
/**
 * Procedures with dossiers received in the year, whose level or fee is not known.
 */
facts: number, 
/**
 * "3 thủ tục đang dùng chưa rõ mức độ hoặc phí".
 */
facts_text: string, 
/**
 * Procedures with dossiers received in the year, without a field of the office.
 */
field: number, 
/**
 * "2 thủ tục đang dùng chưa gắn lĩnh vực".
 */
field_text: string, 
/**
 * Names and codes in lists, of any year, that are no procedure of the catalogue.
 */
names: number, 
/**
 * "4 thủ tục trong danh sách hồ sơ chưa có trong danh mục".
 */
names_text: string, };

/**
 * How far a form in a cycle is.
 */
export type Progress = "not_started" | "errors" | "blanks" | "complete" | "closed";

/**
 * Which row counts where a list holds a code several times and its rows disagree.
 */
export type Repeats = "first" | "last";

/**
 * A report over a period.
 */
export type Report = { 
/**
 * The period.
 */
period: Period, 
/**
 * "Quý IV/2026".
 */
title: string, 
/**
 * "Từ ngày … đến ngày …".
 */
span: string, 
/**
 * Its forms.
 */
forms: Array<FormState>, 
/**
 * Missing or open cycles.
 */
missing: Array<string>, 
/**
 * What was exported or sent.
 */
sent: Array<SentLine>, };

/**
 * A report calendar of the office.
 */
export type ReportCalendar = { 
/**
 * "Từ kỳ 11/2026", "Đến hết kỳ 10/2026", "Mọi kỳ".
 */
when: string, 
/**
 * Its days.
 */
days: ReportDays, };

/**
 * "Before day N" of each report; the last safe day is N − 1. Settings of the office.
 */
export type ReportDays = { 
/**
 * Monthly report: before this day of month m.
 */
month: number, 
/**
 * Quarter, half, nine months and year: before this day of the period's last month.
 */
longer: number, 
/**
 * Administrative reform (cải cách hành chính): quarter and half, before this day of the last month.
 */
reform: number, 
/**
 * Administrative reform, year: before this day of December.
 */
reform_year: number, };

/**
 * What a column holds. In the data file and on the wire under its own name.
 */
export type Role = "label" | "content" | "time" | "lead" | "coordinating" | "result" | "note" | "further1" | "further2" | "further3" | "further4" | "further5" | "further6";

/**
 * A field that can be added as a row.
 */
export type RowChoice = { 
/**
 * The field's id.
 */
field: number, 
/**
 * Its name.
 */
name: string, };

/**
 * A row of the file.
 */
export type RowFound = { 
/**
 * "dòng 6".
 */
place: string, 
/**
 * The file's words.
 */
text: string, 
/**
 * The key under which a choice for it is given.
 */
key: string, 
/**
 * Its section, by place in the list of sections: two may have the same words.
 */
section: number | null, 
/**
 * The field it was matched with.
 */
field: number | null, 
/**
 * "khớp tên", "đã chọn lần trước", "thêm vào danh mục", "bỏ qua", "chưa rõ".
 */
how: string, 
/**
 * Whether it needs a choice.
 */
open: boolean, 
/**
 * Whether it is left out.
 */
skipped: boolean, 
/**
 * The figures, as read, by column label.
 */
figures: Array<string>, };

/**
 * Where a form's rows come from.
 */
export type RowKind = "fields" | "free" | "fixed";

/**
 * A rhythm.
 */
export type Rule = { 
/**
 * How often.
 */
every: Span, 
/**
 * When in each span.
 */
day: Day, };

/**
 * A column that counts.
 */
export type RuleColumn = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its number.
 */
no: number, 
/**
 * Its name.
 */
name: string, };

/**
 * A rule for counting.
 */
export type RuleHead = { 
/**
 * What it is asked for by.
 */
key: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The sentence to cite.
 */
sentence: string, 
/**
 * Where it comes from.
 */
source: string, };

/**
 * What a rule counts in all rows together; figures stand in the order of the columns.
 */
export type RuleTotals = { 
/**
 * The rule.
 */
key: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The sentence to cite.
 */
sentence: string, 
/**
 * Where it comes from.
 */
source: string, 
/**
 * How many.
 */
counts: Array<number>, 
/**
 * Of how many it cannot be said.
 */
unknown: Array<number>, 
/**
 * Which figures are not those of the usual rule.
 */
differs: Array<boolean>, };

/**
 * A form counted by every rule.
 */
export type RulesCompared = { 
/**
 * The form.
 */
form: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
to: string, 
/**
 * The columns that count.
 */
columns: Array<RuleColumn>, 
/**
 * The usual rule first.
 */
rules: Array<RuleTotals>, };

/**
 * A name in lists, and the procedure that it is.
 */
export type SaidName = { 
/**
 * The name, as a list wrote it.
 */
name: string, 
/**
 * The procedure's code.
 */
code: string, 
/**
 * The procedure's name; none: it is no longer in the catalogue, so that the name is nobody's again.
 */
procedure: string | null, };

/**
 * What the text of a time means.
 */
export type Schedule = { "kind": "ongoing" } | { "kind": "on_demand" } | { "kind": "once", 
/**
 * The first day, where the text names a span.
 */
from: string | null, 
/**
 * The last safe day.
 */
due: string, } | { "kind": "dates", 
/**
 * The last safe days, soonest first, at least two.
 */
dues: Array<string>, } | { "kind": "recurring", 
/**
 * One for each rhythm that is named.
 */
rules: Array<Rule>, };

/**
 * What a time means.
 */
export type ScheduleReply = { 
/**
 * "Hàng tháng, chậm nhất ngày 17"; "Chưa hiểu" when not understood.
 */
text: string, 
/**
 * The meaning; none when the text is not understood.
 */
meaning: Schedule | null, 
/**
 * Why the text is not understood, as a sentence: "Ngày 30/02/2026 không có trong lịch."
 */
why: string | null, 
/**
 * What a text that is not sure may well mean.
 */
proposal: Schedule | null, 
/**
 * Whether it has a due date that hangs on an event or stands in another text, and so is not followed.
 */
untracked: boolean, 
/**
 * Whether the officer said so.
 */
corrected: boolean, 
/**
 * The due dates it gives in the plan's year.
 */
dues: Array<string>, };

/**
 * A section of the file.
 */
export type SectionFound = { 
/**
 * "dòng 5".
 */
place: string, 
/**
 * The file's words.
 */
text: string, 
/**
 * The key under which a choice for it is given.
 */
key: string, 
/**
 * The source it was matched with.
 */
source: number | null, 
/**
 * Whether it is left out with all its rows.
 */
skipped: boolean, };

/**
 * Sum, count and average of selected cells, as shown in the status bar.
 */
export type Selected = { 
/**
 * "3 ô · 2 số · tổng 1.234 · trung bình 617".
 */
text: string, };

/**
 * An export or a sending of a report.
 */
export type SentLine = { 
/**
 * "16/11/2026 10:32".
 */
at: string, 
/**
 * "Đã xuất Excel", "Đã gửi".
 */
act: string, 
/**
 * "Tháng 11/2026 · II.06a, II.08".
 */
what: string, 
/**
 * The file, when one was written.
 */
path: string | null, };

/**
 * Everything of the settings screen.
 */
export type Settings = { 
/**
 * What else was done, for a toast: due dates that kept the day agreed for them against another report calendar.
 */
message: string | null, 
/**
 * The office.
 */
office: Office, 
/**
 * Its units.
 */
units: Array<Unit>, 
/**
 * The catalogue of fields, in its order.
 */
fields: Array<Field>, 
/**
 * The sources, in their order.
 */
sources: Array<Source>, 
/**
 * The report calendar in force from the current cycle on, or last of all.
 */
deadlines: ReportDays, 
/**
 * All report calendars, newest first: since when each is in force, and until when.
 */
calendars: Array<ReportCalendar>, 
/**
 * The cycle from which on other days are in force unless told otherwise.
 */
current: Cycle, 
/**
 * The cycles from which on they can be, for a list.
 */
from: Array<FromCycle>, 
/**
 * Settings that cannot be read: shown blank here until they are saved anew, and why.
 */
unreadable: Array<string>, 
/**
 * The forms, with their versions.
 */
forms: Array<FormVersions>, 
/**
 * Definitions that could not be read.
 */
broken_forms: Array<string>, 
/**
 * Path of the data file.
 */
data_file: string, 
/**
 * Folder of the copies.
 */
backup_folder: string, 
/**
 * Folder in which further form definitions are looked for.
 */
forms_folder: string, };

/**
 * How grave a finding is.
 */
export type Severity = "error" | "warning";

/**
 * The part of a grid that every edit may change.
 */
export type SheetBody = { 
/**
 * Lines from top to bottom.
 */
lines: Array<LineReply>, 
/**
 * What does not fit, errors first.
 */
findings: Array<Finding>, 
/**
 * How far the form is.
 */
state: FormState, 
/**
 * Whether it can be changed: its cells where there are any, its rows.
 */
editable: boolean, 
/**
 * Why nothing is typed in any of its cells, and what to do; none where something is typed.
 */
locked: string | null, 
/**
 * Why it cannot be changed, or why again: "Đã khóa sổ 16/11/2026 10:32, ghi chú: …"; in a period: missing or open cycles.
 */
remarks: Array<string>, 
/**
 * When the last change of this data file was written, "10:32:05".
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * The part of a grid that no edit changes.
 */
export type SheetHead = { 
/**
 * The form.
 */
form: FormHead, 
/**
 * "Tháng 11/2026".
 */
period: string, 
/**
 * "Kỳ báo cáo: Tháng 11/2026 (Từ ngày 15/10/2026 đến ngày 14/11/2026)".
 */
heading: string, 
/**
 * Number of heading rows, without the number row.
 */
depth: number, 
/**
 * The merged heading cells, by shown column.
 */
headings: Array<HeadingCell>, 
/**
 * The shown columns from left to right.
 */
columns: Array<ColumnReply>, };

/**
 * A form of a cycle or period as a grid.
 */
export type SheetReply = { 
/**
 * What rarely changes.
 */
head: SheetHead, 
/**
 * What every edit changes.
 */
body: SheetBody, };

/**
 * A source of figures: a section of forms with sections.
 */
export type Source = { 
/**
 * Its id; 0 for a new one.
 */
id: number, 
/**
 * "Trên Hệ thống của Bộ, ngành".
 */
name: string, 
/**
 * Whether new cycles have it.
 */
active: boolean, 
/**
 * Whether figures use it.
 */
used: boolean, };

/**
 * How long a span of a rhythm is.
 */
export type Span = "week" | "month" | "quarter" | "half" | "nine_months" | "year";

/**
 * Where an occurrence stands on its due date.
 */
export type Standing = "late" | "soon" | "later" | "settled" | "undated";

/**
 * What the window needs before anything else.
 */
export type State = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The ward's name; empty before the first start is done.
 */
ward: string, 
/**
 * Whether this is the sample ward, which every screen must say.
 */
sample: boolean, 
/**
 * Nothing has been entered yet: show the three steps.
 */
first_start: boolean, 
/**
 * Why the data file cannot be used; then every other command but `backups` and `restore` refuses.
 */
problem: string | null, 
/**
 * The data file is missing or empty while copies of it are there; `problem` says so. Then `start_new` works, too.
 */
gone: Gone | null, 
/**
 * What to know of the data file: a clock that cannot be right, what lay beside the file and was put aside.
 */
notices: Array<string>, 
/**
 * Path of the data file.
 */
data_file: string, 
/**
 * Today, `2026-11-16`.
 */
today: string, 
/**
 * The cycle whose report is due next.
 */
current: Cycle, 
/**
 * Cycles to choose from, newest first: all started ones and the current one.
 */
cycles: Array<CycleHead>, 
/**
 * The forms, in order of their codes.
 */
forms: Array<FormHead>, 
/**
 * Definitions that could not be read: file, place and reason of each.
 */
broken_forms: Array<string>, 
/**
 * When the last copy was made ("hôm nay 08:01"), if ever.
 */
last_backup: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * Whether a definition's layout is known from the official sheet.
 */
export type Status = "confirmed" | "reconstructed";

/**
 * What a word of a status means; none: it stays unknown.
 */
export type StatusChoice = { 
/**
 * As the list writes it.
 */
word: string, 
/**
 * What it means.
 */
status: DossierStatus | null, };

/**
 * What an import understood, what it did not, and what it would change.
 */
export type SummaryPreview = { 
/**
 * The file's name.
 */
file: string, 
/**
 * The sheet that was read.
 */
sheet: string, 
/**
 * All sheets of the file, to choose another.
 */
sheets: Array<string>, 
/**
 * The form the figures go to.
 */
form: string, 
/**
 * "Tiêu đề ở dòng 4; 14 dòng số liệu trong 2 mục".
 */
understood: Array<string>, 
/**
 * How each column of the file was understood.
 */
columns: Array<ColumnFound>, 
/**
 * How each section of the file was understood.
 */
sections: Array<SectionFound>, 
/**
 * Its rows.
 */
rows: Array<RowFound>, 
/**
 * The file names another month than the cycle it is read for, or another office.
 */
warning: string | null, 
/**
 * Rows that are left out, now or as last time, with the figures that will not be stored.
 */
left_out: Array<PlacedText>, 
/**
 * How figures were read where that could surprise: "D3: “1,234” được đọc là 1.234".
 */
remarks: Array<PlacedText>, 
/**
 * The file's own sums that differ: "C14: tệp ghi 10.361, cộng lại 10.362".
 */
differences: Array<PlacedText>, 
/**
 * What must be decided or mended before it can be stored.
 */
problems: Array<PlacedText>, 
/**
 * What will change in the cycle.
 */
changes: Array<ChangeFound>, 
/**
 * "Sẽ ghi 140 ô: 120 ô mới, 20 ô thay đổi; thêm 2 dòng".
 */
summary: string, 
/**
 * Whether it can be stored as it stands.
 */
ready: boolean, };

/**
 * A stretch of rows whose columns are in another order.
 */
export type SwapFound = { 
/**
 * Its first row.
 */
from: number, 
/**
 * Its last row.
 */
to: number, 
/**
 * Why, and the order proposed, as a sentence.
 */
text: string, 
/**
 * What each column holds there.
 */
order: Array<Role | null>, 
/**
 * Whether that is taken.
 */
accepted: boolean, };

/**
 * A table of the file.
 */
export type TableFound = { 
/**
 * Its number in the file, from 0; rows are numbered within it.
 */
table: number, 
/**
 * "Bảng 1", or the sheet's name.
 */
place: string, 
/**
 * Whether it is taken in.
 */
used: boolean, 
/**
 * Whether it is the document's prose, put into rows.
 */
prose: boolean, 
/**
 * "Phụ lục I".
 */
name: string, 
/**
 * Its title.
 */
title: string, 
/**
 * "(Kèm theo …)".
 */
attached: string, 
/**
 * Its columns.
 */
columns: Array<PlanColumnFound>, 
/**
 * What is asked about them; each answer is a [`Mend::Column`].
 */
questions: Array<ColumnQuestion>, 
/**
 * Stretches of rows with their columns in another order.
 */
swaps: Array<SwapFound>, 
/**
 * Its rows.
 */
rows: Array<PlanRowFound>, };

/**
 * A target to save; id 0 accepts a new one.
 */
export type TargetFields = { 
/**
 * Its id.
 */
id: number, 
/**
 * The task.
 */
node: number, 
/**
 * What is measured.
 */
measure: string, 
/**
 * How it compares.
 */
comparison: Comparison, 
/**
 * The value as typed: "90", "99,5".
 */
value: string, 
/**
 * "%" or another unit.
 */
unit: string, 
/**
 * The year.
 */
year: number, };

/**
 * A target of a task.
 */
export type TargetReply = { 
/**
 * Its id; none while it is only recognised.
 */
id: number | null, 
/**
 * The task.
 */
node: number, 
/**
 * "Mục III, 3.3".
 */
place: string, 
/**
 * What is measured.
 */
measure: string, 
/**
 * `at_least`, `above`, `exactly`, `at_most`, `below`.
 */
comparison: Comparison, 
/**
 * The value, exact: `90`.
 */
value: string, 
/**
 * "%" or another unit.
 */
unit: string, 
/**
 * The year.
 */
year: number, 
/**
 * "Mức độ hài lòng … đạt trên 90% (năm 2026)".
 */
text: string, 
/**
 * Whether it is still in the task's text.
 */
in_text: boolean, };

/**
 * What is due in a month.
 */
export type TaskCount = { 
/**
 * "Tháng 11".
 */
title: string, 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, 
/**
 * All that falls due.
 */
due: number, 
/**
 * Done or not arisen.
 */
done: number, 
/**
 * Late.
 */
late: number, };

/**
 * A day of the calendar.
 */
export type TaskDay = { 
/**
 * The day.
 */
date: string, 
/**
 * Whether it belongs to the month shown.
 */
inside: boolean, 
/**
 * Whether it is today.
 */
today: boolean, 
/**
 * Whether it is a day off.
 */
off: boolean, 
/**
 * Which holiday it is, "mùng 1 Tết"; empty for others and for a plain weekend.
 */
holiday: string, 
/**
 * What is due on it.
 */
lines: Array<TaskLine>, };

/**
 * Which occurrences to list. Empty fields do not narrow.
 */
export type TaskFilter = { 
/**
 * A plan.
 */
plan: number | null, 
/**
 * Lead or coordinating unit of the catalogue.
 */
unit: number | null, 
/**
 * States; empty = all.
 */
states: Array<OccurrenceState>, 
/**
 * Where they stand on their due date; empty = anywhere.
 */
standing: Array<Standing>, 
/**
 * Due on or after.
 */
from: string | null, 
/**
 * Due on or before.
 */
to: string | null, 
/**
 * Words in content, label, result, units, note and evidence, without regard to case and accents.
 */
text: string, 
/**
 * Tasks for which nothing falls due (ongoing, on demand, not understood) are listed as well.
 */
undated: boolean, 
/**
 * Skips so many; a reply carries at most 500 lines.
 */
skip: number, };

/**
 * What a column of the office's own says of a task.
 */
export type TaskFurther = { 
/**
 * The column's heading.
 */
heading: string, 
/**
 * Its text.
 */
text: string, };

/**
 * A task on a due date; or a task for which nothing falls due.
 */
export type TaskLine = { 
/**
 * The occurrence; none for a task for which nothing falls due.
 */
id: number | null, 
/**
 * The task.
 */
node: number, 
/**
 * Its plan.
 */
plan: number, 
/**
 * "Kế hoạch kiểm soát TTHC 2026 · Mục II, 3.1".
 */
place: string, 
/**
 * Its content.
 */
content: string, 
/**
 * The lead units as written.
 */
lead: string, 
/**
 * The coordinating units as written.
 */
coordinating: string, 
/**
 * The result expected.
 */
result: string, 
/**
 * The time as written.
 */
time: string, 
/**
 * What the columns of its appendix's own say of it.
 */
further: Array<TaskFurther>, 
/**
 * The last safe day.
 */
due: string | null, 
/**
 * "17/12/2026".
 */
due_text: string, 
/**
 * "T5": its weekday.
 */
due_weekday: string, 
/**
 * "thứ Năm 17/12/2026"; "thứ Sáu 15/05/2026; 17/05 là Chủ nhật" where it is a day off.
 */
due_told: string, 
/**
 * Whether it is a day off.
 */
due_off: boolean, 
/**
 * "chậm nhất T6 15/05": the last working day before it, while there is time and it is a day off; else empty.
 */
due_by: string, 
/**
 * "còn 3 ngày", "trễ 5 ngày", "xong 12/11/2026"; "thường xuyên" and its like without a due date.
 */
left: string, 
/**
 * How far it is.
 */
state: OccurrenceState, 
/**
 * "Chưa làm", "Đang làm", "Đã xong", "Không phát sinh".
 */
state_text: string, 
/**
 * Where it stands on its due date.
 */
standing: Standing, 
/**
 * When it was done.
 */
done: string | null, 
/**
 * A note.
 */
note: string, 
/**
 * Whether the officer added it.
 */
added: boolean, 
/**
 * What proves it.
 */
evidence: Array<EvidenceReply>, };

/**
 * The tasks that a filter finds.
 */
export type TaskList = { 
/**
 * The lines, by due date; those without one last.
 */
lines: Array<TaskLine>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * "12 việc: 3 trễ hạn, 2 đến hạn trong 14 ngày".
 */
summary: string, 
/**
 * The filter as it was taken: without a plan or unit that is not in the data file.
 */
filter: TaskFilter, 
/**
 * What was left out of the filter, and why.
 */
dropped: Array<string>, 
/**
 * The plans to choose from.
 */
plans: Array<Named>, 
/**
 * The units to choose from: those of the catalogue.
 */
units: Array<Named>, 
/**
 * Spans of due dates to choose from: "Tuần này" and its like.
 */
spans: Array<NamedSpan>, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * A month as a calendar: whole weeks, Monday first.
 */
export type TaskMonth = { 
/**
 * "Tháng 11/2026".
 */
title: string, 
/**
 * The month before, as far as the calendar goes.
 */
previous: MonthOf | null, 
/**
 * The month after.
 */
next: MonthOf | null, 
/**
 * The weeks, seven days each.
 */
weeks: Array<Array<TaskDay>>, };

/**
 * Late and coming tasks of a unit, on the overview.
 */
export type TaskReminder = { 
/**
 * The unit's name; "Chưa rõ đơn vị chủ trì" for tasks without one.
 */
unit: string, 
/**
 * The unit of the catalogue.
 */
id: number | null, 
/**
 * Late and due within 14 days, soonest first.
 */
lines: Array<TaskLine>, };

/**
 * The year as a bar of twelve months.
 */
export type TaskYear = { 
/**
 * The year.
 */
year: number, 
/**
 * January to December.
 */
months: Array<TaskCount>, };

/**
 * The answer to every change of tasks.
 */
export type TasksChanged = { 
/**
 * The lines that changed, as they are now.
 */
lines: Array<TaskLine>, 
/**
 * What was done, for a toast.
 */
message: string, 
/**
 * "10:32:05": when the data file was last changed.
 */
saved: string | null, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Y would redo.
 */
redo: string | null, };

/**
 * A template for a plan.
 */
export type TemplateHead = { 
/**
 * Its name, for `plan_new`.
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * What it is about.
 */
about: PlanKind, 
/**
 * Number of its tasks.
 */
tasks: number, 
/**
 * Why it cannot be used, with file and line.
 */
problem: string | null, };

/**
 * What the text of a time means, with its due dates in words.
 */
export type TimeReply = { 
/**
 * The due dates: "thứ Sáu 15/05/2026; 17/05 là Chủ nhật".
 */
told: Array<string>, 
/**
 * "Hàng tháng, chậm nhất ngày 17"; "Chưa hiểu" when not understood.
 */
text: string, 
/**
 * The meaning; none when the text is not understood.
 */
meaning: Schedule | null, 
/**
 * Why the text is not understood, as a sentence: "Ngày 30/02/2026 không có trong lịch."
 */
why: string | null, 
/**
 * What a text that is not sure may well mean.
 */
proposal: Schedule | null, 
/**
 * Whether it has a due date that hangs on an event or stands in another text, and so is not followed.
 */
untracked: boolean, 
/**
 * Whether the officer said so.
 */
corrected: boolean, 
/**
 * The due dates it gives in the plan's year.
 */
dues: Array<string>, };

/**
 * Something that did not go as given, or took the place of something.
 */
export type Told = { 
/**
 * The cell, when it is one of the form's.
 */
cell: CellRef | null, 
/**
 * "Ô (4) dòng Hộ tịch · Bộ: “1,000” có thể là 1 hoặc 1.000. … Ô vẫn giữ 7."; "Ô (4) dòng Hộ tịch · Bộ: 7 → 12".
 */
text: string, };

/**
 * A cycle's figure in the small chart.
 */
export type TrendPoint = { 
/**
 * "11/2026".
 */
cycle: string, 
/**
 * "1.234", or nothing.
 */
text: string, 
/**
 * Height of the bar, 0–100 of the largest.
 */
height: number, };

/**
 * A place that has its own undo and redo.
 */
export type UndoPlace = { "in": "sheet", 
/**
 * The form.
 */
form: string, 
/**
 * The cycle.
 */
cycle: Cycle, } | { "in": "plan", 
/**
 * Which.
 */
plan: number | null, } | { "in": "tasks" } | { "in": "procedures" };

/**
 * What was undone or redone, and where; or what is offered instead.
 */
export type Undone = { 
/**
 * "Đã hoàn tác: ô (4) Hộ tịch"; empty when nothing was done yet.
 */
message: string, 
/**
 * What of it stays as it is, and why.
 */
stays: Array<string>, 
/**
 * Where it was.
 */
place: UndoPlace | null, 
/**
 * The form it was in, as it is now, and where the cursor belongs.
 */
sheet: UndoneSheet | null, 
/**
 * The plan it was in, where it was of one.
 */
plan: number | null, 
/**
 * The line of the plan it was of, if it is there.
 */
node: number | null, 
/**
 * What falls due that it was of, as far as it is there.
 */
occurrences: Array<number>, 
/**
 * The newest act of all when it lies elsewhere: with nothing done, to be asked; else, to be offered.
 */
elsewhere: Elsewhere | null, };

/**
 * A form in which something was undone or redone.
 */
export type UndoneSheet = { 
/**
 * The form.
 */
form: string, 
/**
 * The cycle.
 */
cycle: Cycle, 
/**
 * The form after it.
 */
body: SheetBody, 
/**
 * The row where the cursor belongs, if one is there.
 */
row: number | null, 
/**
 * Its column; none where it was of the row as a whole.
 */
column: string | null, };

/**
 * A unit of the office.
 */
export type Unit = { 
/**
 * Its id; 0 for a new one.
 */
id: number, 
/**
 * "Phòng Kinh tế, Hạ tầng và Đô thị".
 */
name: string, 
/**
 * "Phòng KTHTĐT".
 */
short: string, 
/**
 * Its head.
 */
head: string, };

/**
 * A figure that cannot be said, for want of facts.
 */
export type UnknownFigure = { 
/**
 * The form.
 */
form: string, 
/**
 * The number of its source.
 */
source: number | null, 
/**
 * The field.
 */
field: string, 
/**
 * The column's key.
 */
column: string, 
/**
 * How many are so for certain.
 */
value: number, 
/**
 * Of how many it cannot be said.
 */
unknown: number, };

/**
 * A name in lists that is no procedure of the catalogue.
 */
export type UnknownName = { 
/**
 * The name; blank: the lists give only a code, and the procedure is to be added.
 */
name: string, 
/**
 * A code that lists give, which the catalogue does not have.
 */
code: string | null, 
/**
 * "37 hồ sơ".
 */
dossiers: string, 
/**
 * Procedures with a name like it, the likest first.
 */
near: Array<NearProcedure>, };

/**
 * What a check of the whole data file found.
 */
export type Verified = { 
/**
 * Whether the file is whole.
 */
whole: boolean, 
/**
 * "13 kỳ, 4.212 số liệu, 310 lần thay đổi; 12 bản sao văn bản minh chứng".
 */
text: string, 
/**
 * Copies of documents that are missing or were altered: document, task, place and what to do.
 */
documents: Array<string>, };

/**
 * How far a long act is.
 */
export type Working = { 
/**
 * "Đang đọc dòng 12.000"; none when nothing is under way.
 */
text: string | null, };

/**
 * A change of a year's days.
 */
export type WorkingChange = { "act": "off", 
/**
 * The day.
 */
day: string, 
/**
 * Its name; empty: the usual one.
 */
name: string, } | { "act": "worked", 
/**
 * The day.
 */
day: string, 
/**
 * Its name; empty: the usual one.
 */
name: string, } | { "act": "remove", 
/**
 * The day.
 */
day: string, } | { "act": "put_back", 
/**
 * The day.
 */
day: string, } | { "act": "before_tet", 
/**
 * One or two.
 */
days: number, } | { "act": "beside", 
/**
 * Which.
 */
beside: Beside, } | { "act": "reset" };

/**
 * A day off, or one worked against the week.
 */
export type WorkingDay = { 
/**
 * The day.
 */
day: string, 
/**
 * "Thứ Hai 16/02/2026".
 */
shown: string, 
/**
 * "Mùng 1 Tết".
 */
name: string, 
/**
 * What it is.
 */
kind: WorkingKind, 
/**
 * "Đề xuất: Bộ luật Lao động 2019, Điều 112", "Đơn vị thêm: ngày làm bù".
 */
source: string, 
/**
 * It is proposed, and the office took it away.
 */
left_out: boolean, };

/**
 * What a day of the table is.
 */
export type WorkingKind = "proposed" | "off" | "worked";

/**
 * The days off and the days worked against the week of a year.
 */
export type WorkingYear = { 
/**
 * The year.
 */
year: number, 
/**
 * "Năm 2026: 250 ngày làm việc; 13 ngày nghỉ lễ, nghỉ bù; 1 ngày làm bù".
 */
summary: string, 
/**
 * Whether the office changed what is proposed.
 */
changed: boolean, 
/**
 * How many days of Tết are off before mùng 1: one or two.
 */
before_tet: number, 
/**
 * The day off beside 02/9.
 */
beside: Beside, 
/**
 * The days, in order; what was left out among them.
 */
days: Array<WorkingDay>, 
/**
 * The years to choose from.
 */
years: Array<number>, };

/** What the door offers: arguments and reply of each command. */
export interface Commands {
  /** How far the reading of a large file is. */
  working: { args: Record<string, never>; reply: Working };
  /** Stops the reading of a large file; nothing is changed then. */
  cancel: { args: Record<string, never>; reply: Working };
  /** What the window needs before anything else. A data file that could not be opened is tried again. */
  state: { args: Record<string, never>; reply: State };
  /** Opens the sample ward in its own data file, making it first if needed. */
  sample_open: { args: Record<string, never>; reply: State };
  /** Fills an empty data file with the sample ward. */
  sample_fill: { args: Record<string, never>; reply: State };
  /** Removes the sample ward's file and goes back to the office's own. */
  sample_remove: { args: Record<string, never>; reply: State };
  /** The overview of a cycle. */
  overview: { args: { cycle: Cycle }; reply: Overview };
  /** Words in forms, rows, notes, cycles and the contents of plans, without regard to case and accents. */
  search: { args: { text: string; cycle: Cycle }; reply: Array<Hit> };
  /** Starts a cycle: its forms with the rows of the cycle before. */
  cycle_start: { args: { cycle: Cycle }; reply: State };
  /** A form in a cycle as a grid. */
  sheet: { args: { form: string; cycle: Cycle }; reply: SheetReply };
  /** Sets one cell as typed; an empty text makes it blank. */
  cell_set: { args: { form: string; cycle: Cycle; row: number; column: string; text: string }; reply: Changed };
  /** Pastes a block (tab-separated, as Excel copies it) with its top left cell here. Asks (`question`) when the block reaches beyond the grid, unless `sure`. */
  cells_paste: { args: { form: string; cycle: Cycle; row: number; column: string; text: string; sure: boolean }; reply: Changed };
  /** Makes cells blank. */
  cells_clear: { args: { form: string; cycle: Cycle; cells: Array<CellRef> }; reply: Changed };
  /** Fills the area between two corners from its first line or column. */
  cells_fill: { args: { form: string; cycle: Cycle; from: CellRef; to: CellRef; fill: Fill }; reply: Changed };
  /** Fills the remaining blanks with 0: of a row, or of the whole form. */
  blanks_zero: { args: { form: string; cycle: Cycle; row: number | null }; reply: Changed };
  /** Sum, count and average of the area between two corners; `period` as for a report, or a cycle. */
  cells_summary: { args: { form: string; period: Period; from: CellRef; to: CellRef }; reply: Selected };
  /** All about one cell. */
  cell_about: { args: { form: string; cycle: Cycle; row: number; column: string }; reply: CellAbout };
  /** Sets a cell's note; an empty text takes it away. */
  note_set: { args: { form: string; cycle: Cycle; row: number; column: string; text: string }; reply: Changed };
  /** The fields that can still be added to a form (in a section). */
  row_choices: { args: { form: string; cycle: Cycle; section: number | null }; reply: Array<RowChoice> };
  /** Adds rows: fields of the catalogue, or one line with a name; after a row, or at the end of the section. */
  rows_add: { args: { form: string; cycle: Cycle; section: number | null; fields: Array<number>; name: string | null; after: number | null }; reply: Changed };
  /** Gives a free row another name. */
  row_rename: { args: { form: string; cycle: Cycle; row: number; name: string }; reply: Changed };
  /** Takes a row away; asks (`question`) when it holds figures, unless `sure`. */
  row_delete: { args: { form: string; cycle: Cycle; row: number; sure: boolean }; reply: Changed };
  /** Moves a row within its section: up by negative steps, down by positive. */
  row_move: { args: { form: string; cycle: Cycle; row: number; steps: number }; reply: Changed };
  /** Closes a form; refuses while errors stand, and wants a note when warnings do. Asks (`question`) while an earlier cycle of it is still open, unless `sure`. */
  form_close: { args: { form: string; cycle: Cycle; note: string; sure: boolean }; reply: Changed };
  /** Opens a closed form again; wants a reason. */
  form_reopen: { args: { form: string; cycle: Cycle; reason: string }; reply: Changed };
  /** Undoes the newest act of a place, or the act that was offered (`step`). Where the place has none, what lies elsewhere is offered; without a place the newest act of all is meant. */
  undo: { args: { place: UndoPlace | null; step: number | null }; reply: Undone };
  /** Redoes what was undone last there, in the same way. */
  redo: { args: { place: UndoPlace | null; step: number | null }; reply: Undone };
  /** The plans, newest year first. */
  plans: { args: Record<string, never>; reply: Array<PlanHead> };
  /** A plan with everything. */
  plan: { args: { plan: number }; reply: PlanReply };
  /** The lines of a plan in which words occur, in order, without regard to case and accents. */
  plan_find: { args: { plan: number; text: string }; reply: Array<number> };
  /** The templates a plan can start from. */
  plan_templates: { args: Record<string, never>; reply: Array<TemplateHead> };
  /** What starting from an earlier plan would keep, change and drop; stores nothing. */
  plan_carry: { args: { plan: number; year: number }; reply: Array<CarriedLine> };
  /** Starts a plan: empty, from a template, from an earlier plan. */
  plan_new: { args: { from: PlanFrom }; reply: PlanChanged };
  /** Saves a plan's own fields. */
  plan_save: { args: { plan: number; fields: PlanFields }; reply: PlanChanged };
  /** Saves the decision's text; `standard` makes it the office's standard text as well. */
  decision_save: { args: { plan: number; decision: Decision; standard: boolean }; reply: PlanChanged };
  /** Deletes a plan; asks (`question`) unless `sure`. */
  plan_delete: { args: { plan: number; sure: boolean }; reply: PlanChanged };
  /** Marks a plan as issued: number, date and signer are in its fields. */
  plan_issue: { args: { plan: number; fields: PlanFields }; reply: PlanChanged };
  /** Opens an issued plan for changes; wants a reason. */
  plan_amend: { args: { plan: number; reason: string }; reply: PlanChanged };
  /** Ends the changes of an issued plan. */
  plan_amended: { args: { plan: number }; reply: PlanChanged };
  /** The past changes of a plan, newest first. */
  plan_history: { args: { plan: number }; reply: Array<PlanChange> };
  /** Adds an appendix at the end. */
  appendix_add: { args: { plan: number }; reply: PlanChanged };
  /** Saves an appendix's own fields. */
  appendix_save: { args: { plan: number; appendix: number; fields: AppendixFields }; reply: PlanChanged };
  /** Deletes an appendix; asks (`question`) unless `sure`. */
  appendix_delete: { args: { plan: number; appendix: number; sure: boolean }; reply: PlanChanged };
  /** Sets a cell of the tree. */
  node_set: { args: { plan: number; node: number; role: Role; text: string }; reply: PlanChanged };
  /** Adds a line after another (or at the end), of the same depth unless told. */
  node_add: { args: { plan: number; appendix: number; after: number | null; kind: NodeKind; level: number | null }; reply: PlanChanged };
  /** Deletes lines with what is below them; asks (`question`) when something was done of them, unless `sure`. */
  nodes_delete: { args: { plan: number; nodes: Array<number>; sure: boolean }; reply: PlanChanged };
  /** Moves lines with what is below them among their neighbours: up by negative steps, down by positive. */
  nodes_move: { args: { plan: number; nodes: Array<number>; steps: number }; reply: PlanChanged };
  /** Moves lines with what is below them deeper (positive) or outwards (negative). */
  nodes_indent: { args: { plan: number; nodes: Array<number>; steps: number }; reply: PlanChanged };
  /** Copies lines with what is below them after themselves. */
  nodes_copy: { args: { plan: number; nodes: Array<number> }; reply: PlanChanged };
  /** Says what lines are: section, group or task. */
  nodes_kind: { args: { plan: number; nodes: Array<number>; kind: NodeKind }; reply: PlanChanged };
  /** Renumbers an appendix. */
  renumber: { args: { plan: number; appendix: number; numbering: Numbering }; reply: PlanChanged };
  /** What a time text means in a year. */
  schedule_read: { args: { text: string; year: number }; reply: TimeReply };
  /** Says what a task's time means; none: what its text says. */
  schedule_set: { args: { plan: number; node: number; schedule: Schedule | null }; reply: PlanChanged };
  /** Saves a target; id 0 accepts a new one. */
  target_save: { args: { plan: number; target: TargetFields }; reply: PlanChanged };
  /** Takes a target away. */
  target_delete: { args: { plan: number; id: number }; reply: PlanChanged };
  /** Reads a plan from a file or text and says what it understood, and against the plan it goes into (`into`, else the same plan where it is there) what would change; stores nothing. */
  plan_read: { args: { source: PlanSource; year: number | null; into: PlanInto | null; mends: Array<Mend> }; reply: PlanPreview };
  /** Stores what `plan_read` showed, all or nothing, as one undo step. */
  plan_apply: { args: { source: PlanSource; year: number | null; about: PlanKind; into: PlanInto | null; mends: Array<Mend> }; reply: PlanChanged };
  /** The tasks a filter finds. */
  tasks: { args: { filter: TaskFilter }; reply: TaskList };
  /** A day as typed; without a year it is of this one. */
  day_read: { args: { text: string }; reply: string };
  /** Changes occurrences: state, dates, note, a document that proves them all. */
  occurrences_set: { args: { ids: Array<number>; fields: OccurrenceFields }; reply: TasksChanged };
  /** Adds a due date to a task; `due` as typed. */
  occurrence_add: { args: { node: number; due: string }; reply: TasksChanged };
  /** Takes a due date away that the officer added. */
  occurrence_delete: { args: { id: number }; reply: TasksChanged };
  /** Saves a document. */
  evidence_save: { args: { evidence: EvidenceFields }; reply: TasksChanged };
  /** Takes a document away from an occurrence. */
  evidence_remove: { args: { occurrence: number; evidence: number }; reply: TasksChanged };
  /** Where a document's file is; the page opens it upon a click. */
  evidence_file: { args: { id: number }; reply: EvidenceFile };
  /** A month as a calendar. */
  task_month: { args: { year: number; month: number; filter: TaskFilter }; reply: TaskMonth };
  /** The year as a bar of months. */
  task_year: { args: { year: number; filter: TaskFilter }; reply: TaskYear };
  /** Late tasks and those due within 14 days, by unit. */
  task_reminders: { args: Record<string, never>; reply: Array<TaskReminder> };
  /** Writes the due dates of a plan (or of all of this year's) as a calendar file. */
  ics_write: { args: { plan: number | null; path: string }; reply: Exported };
  /** The pages of a paper, exactly as printed. */
  paper_pages: { args: { paper: Paper }; reply: Pages };
  /** Writes a paper as PDF, Word or Excel: beside the target first, then renamed. A folder gets the name proposed. */
  paper_write: { args: { paper: Paper; kind: FileKind; path: string }; reply: Exported };
  /** Reads a summary sheet and says what it understood; stores nothing. */
  summary_read: { args: { path: string; cycle: Cycle; form: string; sheet: string | null; choices: Array<Choice> }; reply: SummaryPreview };
  /** Stores what `summary_read` showed, all or nothing, as one undo step. */
  summary_apply: { args: { path: string; cycle: Cycle; form: string; sheet: string | null; choices: Array<Choice> }; reply: Changed };
  /** Reads lists of dossiers and says what each says; stores nothing. */
  lists_read: { args: { files: Array<ListFile> }; reply: ListsPreview };
  /** Takes in what `lists_read` showed, all or nothing. */
  lists_apply: { args: { files: Array<ListFile> }; reply: Intakes };
  /** The lists that were taken in, newest first. */
  intakes: { args: Record<string, never>; reply: Intakes };
  /** Takes a list back whole: everything is as if it had never been taken in. */
  intake_undo: { args: { id: number }; reply: Intakes };
  /** The rules by which dossiers can be counted, the usual one first. */
  rules: { args: Record<string, never>; reply: Array<RuleHead> };
  /** Counts forms from dossiers over a period or any two days (`2026-10-01..2026-11-10`); stores nothing. */
  count: { args: { period: Period; rule: string | null; form: string | null; as_of: string | null }; reply: Counted };
  /** Puts what was counted into the open forms of a cycle, or (without `apply`) says what it would change. `unknown`: counts what is known where facts are missing; without it such cells stay as they are. */
  count_into: { args: { cycle: Cycle; rule: string | null; form: string | null; as_of: string | null; unknown: boolean; apply: boolean }; reply: Counted };
  /** A form counted by every rule side by side; stores nothing. */
  count_rules: { args: { period: Period; form: string }; reply: RulesCompared };
  /** What of a form that was counted would be counted differently now, and which dossiers explain it; so too what it opens with against what the cycle before closed with. */
  count_drift: { args: { cycle: Cycle; form: string }; reply: CountDrift };
  /** Whether there is anything that `count_drift` would tell, and in how many cells: quick, and quicker the second time. */
  drift_found: { args: { cycle: Cycle; form: string }; reply: DriftFound };
  /** A form as it is counted against a summary sheet that somebody else made; stores nothing. */
  form_compare: { args: { cycle: Cycle; form: string; path: string; rule: string | null; as_of: string | null }; reply: FormCompared };
  /** Two lists held against each other, and what each difference does to which column over a period (none: no columns); `part`: which differences (none: all); `most`: how many to give, 0: 200. Stores nothing. */
  lists_compare: { args: { a: string; b: string; period: Period | null; part: ComparedPart | null; most: number }; reply: ListsCompared };
  /** Writes all that differs between two lists as a workbook, without what is about persons. */
  lists_compare_write: { args: { a: string; b: string; period: Period | null; path: string }; reply: Exported };
  /** The dossiers that a counted figure is made of; `most`: so many are told (none: all). */
  cell_dossiers: { args: { cell: CellAsked; period: Period; rule: string | null; as_of: string | null; most: number | null }; reply: CellDossiers };
  /** The dossiers that a filter finds, the most urgent first; how many there are of each group. */
  dossiers: { args: { filter: DossierFilter }; reply: DossierList };
  /** What is late, and what is due within some working days (3 where nothing is said), by unit. */
  dossier_due: { args: { days: number | null }; reply: DossierDue };
  /** The signs worth a look, each with its rule and how many dossiers show it; `dossiers` lists those of one. */
  dossier_signs: { args: Record<string, never>; reply: Array<DossierSignCount> };
  /** How many dossiers were received, done and late in the twelve cycles up to one (none: this one), and by field. */
  dossier_counts: { args: { until: Cycle | null }; reply: DossierCounts };
  /** Clears away the dossiers that ended before a day, or (without `apply`) says what would go; counts taken into forms stay. */
  dossiers_clear: { args: { before: string; apply: boolean }; reply: Cleared };
  /** One dossier by its code: how it stands, and what each list said of it. */
  dossier: { args: { code: string }; reply: DossierTold };
  /** The catalogue of procedures, as far as a filter finds. */
  procedures: { args: { filter: ProcedureFilter }; reply: ProcedureList };
  /** Reads a catalogue of procedures, or a register of their changes, and says what it would change; stores nothing. `most`: how many new and how many changed procedures to give, none: 200. */
  procedures_read: { args: { path: string; choices: ProcedureChoices; most: number | null }; reply: ProcedurePreview };
  /** Stores what `procedures_read` showed, all or nothing, as one undo step. */
  procedures_apply: { args: { path: string; choices: ProcedureChoices }; reply: ProceduresChanged };
  /** Saves a procedure; id 0 adds one. */
  procedure_save: { args: { procedure: ProcedureFields }; reply: ProceduresChanged };
  /** The official fields, and which of the office's they are. */
  procedure_fields: { args: Record<string, never>; reply: ProcedureFieldList };
  /** Says which field of the office an official field is: one of its own, a new one, or none. */
  procedure_field_set: { args: { name: string; act: ChoiceAct }; reply: ProcedureFieldList };
  /** Sets level and fee of several procedures, as one undo step; what is left out stays. */
  procedures_set: { args: { ids: Array<number>; level: LevelAsked | null; fee: FeeAsked | null }; reply: ProceduresChanged };
  /** What is to be done in the catalogue so that the dossiers of a year are counted whole. */
  procedures_missing: { args: { year: number }; reply: ProceduresMissing };
  /** Names of procedures in lists that the catalogue does not have, and those that the officer said. */
  procedure_names: { args: Record<string, never>; reply: ProcedureNames };
  /** Says which procedure (its code) a name in lists is; none takes back what was said. */
  procedure_name_set: { args: { name: string; code: string | null }; reply: ProcedureNames };
  /** The periods that contain or end with a cycle: month, quarter, half, nine months, year. */
  periods: { args: { cycle: Cycle }; reply: Array<PeriodChoice> };
  /** The period of any two days, as they are typed. */
  days_read: { args: { from: string; to: string }; reply: PeriodChoice };
  /** The state of a report over a period. */
  report: { args: { period: Period }; reply: Report };
  /** A form of a report as a grid. */
  report_sheet: { args: { form: string; period: Period }; reply: SheetReply };
  /** Answers a cell that a longer period cannot compute, or that no dossiers give; an empty text takes the answer back. */
  answer_set: { args: { form: string; period: Period; row: number; column: string; text: string }; reply: SheetReply };
  /** The file name and what to know before exporting. */
  export_propose: { args: { period: Period; forms: Array<string> }; reply: ExportProposal };
  /** Writes the workbook: beside the target first, then renamed. */
  export_write: { args: { period: Period; forms: Array<string>; path: string }; reply: Exported };
  /** Notes that a report was sent, and keeps its figures to compare later ones with. */
  sent_mark: { args: { period: Period; forms: Array<string> }; reply: Report };
  /** Everything of the settings screen. */
  settings: { args: Record<string, never>; reply: Settings };
  /** Saves the office. */
  office_save: { args: { office: Office }; reply: Settings };
  /** Saves the report calendar. */
  deadlines_save: { args: { deadlines: ReportDays; from: Cycle | null }; reply: Settings };
  /** The days off and the days worked against the week of a year: what is proposed, and what the office made of it. */
  working_days: { args: { year: number }; reply: WorkingYear };
  /** Changes the days of a year. */
  working_days_save: { args: { year: number; change: WorkingChange }; reply: WorkingYear };
  /** Saves a unit; id 0 adds one. */
  unit_save: { args: { unit: Unit }; reply: Settings };
  /** Deletes a unit. */
  unit_delete: { args: { id: number }; reply: Settings };
  /** Saves a field; id 0 adds one. */
  field_save: { args: { field: Field }; reply: Settings };
  /** Deletes a field that no figure uses. */
  field_delete: { args: { id: number }; reply: Settings };
  /** Puts the fields in this order. */
  fields_order: { args: { ids: Array<number> }; reply: Settings };
  /** Saves a source; id 0 adds one. */
  source_save: { args: { source: Source }; reply: Settings };
  /** Deletes a source that no figure uses. */
  source_delete: { args: { id: number }; reply: Settings };
  /** Changes a form's definition: a new version, kept in the data file with its date. */
  form_edit: { args: { form: string; edits: Array<FormEdit> }; reply: Settings };
  /** Back to the definition that came with the program. */
  form_reset: { args: { form: string }; reply: Settings };
  /** The copies of the data file, newest first. */
  backups: { args: Record<string, never>; reply: Backups };
  /** Makes a copy now. */
  backup_make: { args: Record<string, never>; reply: Backups };
  /** Puts a copy in the place of the data file, which is kept as a copy itself. */
  restore: { args: { name: string }; reply: State };
  /** Begins a new data file where the old one is gone beside its copies; they stay. */
  start_new: { args: Record<string, never>; reply: State };
  /** Takes the last restoring back. */
  restore_undo: { args: Record<string, never>; reply: State };
  /** Checks the whole data file, and the copies of documents. */
  verify: { args: Record<string, never>; reply: Verified };
  /** Writes everything of the office into a new folder in a folder, to be taken over on another computer. */
  handover: { args: { folder: string }; reply: Exported };
}

/** What columns hold. */
export const ROLES: Record<Role, string> = {
  label: 'Số thứ tự',
  content: 'Nội dung',
  time: 'Thời gian',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  result: 'Kết quả',
  note: 'Ghi chú',
  further1: 'Cột riêng 1',
  further2: 'Cột riêng 2',
  further3: 'Cột riêng 3',
  further4: 'Cột riêng 4',
  further5: 'Cột riêng 5',
  further6: 'Cột riêng 6',
};

/** What columns of a plan's file are used for. */
export const COLUMN_USES: Record<ColumnUse, string> = {
  label: 'Số thứ tự',
  content: 'Nội dung',
  time: 'Thời gian',
  start: 'Lúc bắt đầu',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  result: 'Kết quả',
  note: 'Ghi chú',
  groups: 'Nhóm của nhiệm vụ',
  further1: 'Cột riêng 1',
  further2: 'Cột riêng 2',
  further3: 'Cột riêng 3',
  further4: 'Cột riêng 4',
  further5: 'Cột riêng 5',
  further6: 'Cột riêng 6',
};

/** The headings columns have unless the office says otherwise. */
export const HEADINGS: Record<Role, string> = {
  label: 'TT',
  content: 'Nội dung công việc',
  time: 'Thời gian thực hiện/ hoàn thành',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  result: 'Kết quả',
  note: 'Ghi chú',
  further1: 'Cột riêng 1',
  further2: 'Cột riêng 2',
  further3: 'Cột riêng 3',
  further4: 'Cột riêng 4',
  further5: 'Cột riêng 5',
  further6: 'Cột riêng 6',
};

/** What lines are. */
export const KINDS: Record<NodeKind, string> = {
  section: 'Mục',
  group: 'Nhóm',
  task: 'Nhiệm vụ',
};

/** What plans are about. */
export const ABOUTS: Record<PlanKind, string> = {
  control: 'Kiểm soát thủ tục hành chính',
  reform: 'Cải cách hành chính',
  inspection: 'Kiểm tra',
  other: 'Khác',
};

/** How far plans are. */
export const PLAN_STATES: Record<PlanState, string> = {
  draft: 'Dự thảo',
  issued: 'Đã ban hành',
};

/** Said of a plan with an amendment under way. */
export const AMENDING = 'Đang sửa đổi';

/** What becomes of the lines of an earlier plan. */
export const FATES: Record<Fate, string> = {
  changed: 'Thay đổi',
  dropped: 'Bỏ',
  kept: 'Giữ nguyên',
};

/** How labels are renumbered. */
export const NUMBERINGS: Record<Numbering, string> = {
  nested: 'Theo từng mục',
  running: 'Liên tục cả phụ lục',
  dashes: 'Gạch đầu dòng',
};

/** What labels look like then. */
export const NUMBERING_EXAMPLES: Record<Numbering, string> = {
  nested: 'I, II; trong mỗi mục 1, 2; rồi 1.1, 1.2',
  running: 'I, II; nhiệm vụ 1, 2, 3 … không bắt đầu lại ở mục sau',
  dashes: 'I, II; 1, 2; trong cùng là dấu “-”',
};

/** What stands above a plan's table. */
export const HEADING_KINDS: Record<HeadingKind, string> = {
  name: 'Tên phụ lục',
  title: 'Tiêu đề',
  attached: 'Dòng “Kèm theo”',
};

/** How a target compares. */
export const COMPARISONS: Record<Comparison, string> = {
  at_least: 'tối thiểu',
  above: 'trên',
  exactly: 'đạt',
  at_most: 'không quá',
  below: 'dưới',
};

/** The spans of a rhythm. */
export const SPANS: Record<Span, string> = {
  week: 'tuần',
  month: 'tháng',
  quarter: 'quý',
  half: '6 tháng',
  nine_months: '9 tháng',
  year: 'năm',
};

/** What a time can be chosen to mean. */
export const SCHEDULE_KINDS = {
  ongoing: 'Thường xuyên, không có hạn riêng',
  on_demand: 'Khi có phát sinh, khi có yêu cầu',
  once: 'Có hạn vào ngày',
  recurring: 'Định kỳ',
} satisfies Partial<Record<Schedule['kind'], string>>;

/** When in a span of a rhythm something is due. */
export const DAY_KINDS = {
  calendar: 'theo lịch báo cáo',
  before: 'trước ngày',
  on: 'chậm nhất ngày',
} satisfies Partial<Record<Day['kind'], string>>;

/** How far something is. */
export const OCCURRENCE_STATES: Record<OccurrenceState, string> = {
  todo: 'Chưa làm',
  doing: 'Đang làm',
  done: 'Đã xong',
  not_arisen: 'Không phát sinh',
};

/** Where something stands on its due date. */
export const STANDINGS: Record<Standing, string> = {
  late: 'Trễ hạn',
  soon: 'Đến hạn trong 14 ngày',
  later: 'Đến hạn sau 14 ngày',
  settled: 'Đã xong hoặc không phát sinh',
  undated: 'Không có hạn',
};

/** What the checker finds, by kind. */
export const FINDING_TITLES: Record<PlanFindingCode, string> = {
  citation: 'Số, ngày văn bản',
  target: 'Chỉ tiêu',
  unread_time: 'Thời gian chưa hiểu',
  untracked: 'Hạn chưa theo dõi',
  content: 'Thiếu nội dung',
  time: 'Thiếu thời gian',
  lead: 'Thiếu đơn vị chủ trì',
  result: 'Thiếu kết quả',
  label: 'Số thứ tự',
  twice: 'Nhiệm vụ trùng nhau',
  noise: 'Chữ lạ trong ô',
};

/** What columns of a list of dossiers hold. */
export const LIST_ROLES: Record<ListRole, string> = {
  code: 'Mã hồ sơ',
  procedure: 'Mã TTHC',
  title: 'Tên TTHC',
  field: 'Lĩnh vực',
  unit: 'Đơn vị',
  channel: 'Hình thức nộp',
  status: 'Trạng thái',
  submitted: 'Ngày nộp',
  received: 'Ngày tiếp nhận',
  due: 'Ngày hẹn trả',
  finished: 'Ngày kết thúc xử lý',
  returned: 'Ngày trả kết quả',
  payment: 'Hình thức thanh toán',
  digitised: 'Số hóa',
  electronic: 'Kết quả điện tử',
  apology: 'Phiếu xin lỗi',
  ordinal: 'Số thứ tự',
  personal: 'Thông tin cá nhân',
  other: 'Không dùng',
};

/** Where dossiers stand. */
export const DOSSIER_STATUSES: Record<DossierStatus, string> = {
  registered: 'Mới đăng ký',
  refused: 'Không được tiếp nhận',
  accepted: 'Được tiếp nhận',
  processing: 'Đang xử lý',
  awaiting_papers: 'Yêu cầu bổ sung giấy tờ',
  awaiting_payment: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  stopped: 'Dừng xử lý',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  sent_back: 'Trả lại',
  done: 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
};

/** How dossiers are handed in. */
export const CHANNELS: Record<Channel, string> = {
  online: 'Trực tuyến',
  direct: 'Trực tiếp',
  post: 'Bưu chính công ích',
};

/** What stands in a form's columns. */
export const COLUMN_KINDS: Record<ColumnKind, string> = {
  ordinal: 'số thứ tự',
  name: 'tên',
  count: 'số đếm',
  amount: 'số có phần lẻ',
  percent: 'phần trăm',
  text: 'chữ',
};

/** Why nothing is typed in lines; empty for those with figures. */
export const FIXED_LINES: Record<LineKind, string> = {
  section: 'Dòng này là nguồn số liệu, không nhập. Tên nguồn sửa trong Thiết lập, mục Nguồn số liệu.',
  row: '',
  empty: 'Dòng này chỉ nói biểu chưa có dòng nào. Thêm dòng rồi nhập số liệu.',
  total: 'Dòng này do chương trình cộng, không nhập.',
};

/** How grave findings are. */
export const SEVERITIES: Record<Severity, string> = {
  error: 'Lỗi',
  warning: 'Cảnh báo',
};

/** Where forms come from. */
export const FORM_STATUSES: Record<Status, string> = {
  confirmed: 'đã đối chiếu',
  reconstructed: 'dựng lại',
};

/** What the button of the next step does. */
export const NEXT_ACTS: Record<NextAct, string> = {
  start_cycle: 'Bắt đầu kỳ này',
  open_form: 'Mở biểu',
  open_report: 'Mở báo cáo',
  open_tasks: 'Xem việc trễ hạn',
  nothing: '',
};

/** The years that the program knows. */
export const YEARS = { first: 2000, last: 2200 };

/** How deep a line stands. */
export const LEVELS = { first: 0, last: 6 };

/** The print sizes of a plan's table. */
export const SIZES = { first: 11, last: 13 };
