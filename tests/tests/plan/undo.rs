//! Undo and redo of plans held against a plain stack of snapshots, over many random edits with restarts between.

use serde_json::{Value, json};
use smc_tests::door::{Door, NOW};
use smc_tests::tree::Tree;

const STEPS: usize = 400;

/// The same numbers on every computer (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len())]
    }
}

/// All that can be seen of the plan and of what falls due of it.
#[derive(Debug, Clone, PartialEq)]
struct View {
    plan: Value,
    tasks: Value,
}

struct Officer {
    door: Option<Door>,
    plan: i64,
    random: Random,
    now: View,
    past: Vec<(View, Value)>,
    future: Vec<(View, Value)>,
    acts: usize,
}

impl Officer {
    fn new(seed: u64) -> Officer {
        let door = Door::new();
        let from = json!({"from": "template", "name": "kiem-soat-tthc.toml", "year": 2026});
        let plan = Tree::of(&door, &door.call("plan_new", json!({"from": from}))).plan;
        let now = view(&door, plan);
        Officer {
            door: Some(door),
            plan,
            random: Random(seed),
            now,
            past: Vec::new(),
            future: Vec::new(),
            acts: 0,
        }
    }

    fn door(&self) -> &Door {
        self.door.as_ref().expect("the program runs")
    }

    /// Does something that may change the plan.
    fn act(&mut self, command: &str, mut args: Value) {
        if command != "occurrences_set" {
            args["plan"] = json!(self.plan);
        }
        let before = self.door().call("state", json!({}));
        let refused = self.door().ask(command, args.clone()).is_err();
        let now = view(self.door(), self.plan);
        let after = self.door().call("state", json!({}));
        if now == self.now {
            assert_eq!(after["undo"], before["undo"], "{command} {args} is no step");
            return;
        }
        assert!(
            !refused,
            "{command} {args} refused, but it changed something"
        );
        assert_eq!(after["redo"], Value::Null, "{command} can be undone");
        let earlier = std::mem::replace(&mut self.now, now);
        self.past.push((earlier, after["undo"].clone()));
        self.future.clear();
        self.acts += 1;
    }

    fn undo(&mut self) {
        let Some((view, label)) = self.past.pop() else {
            return;
        };
        let reply = self.door().call("undo", json!({}));
        self.is_now(&reply, &view, &label);
        let later = std::mem::replace(&mut self.now, view);
        self.future.push((later, label));
    }

    fn redo(&mut self) {
        let Some((view, label)) = self.future.pop() else {
            return;
        };
        let reply = self.door().call("redo", json!({}));
        self.is_now(&reply, &view, &label);
        let earlier = std::mem::replace(&mut self.now, view);
        self.past.push((earlier, label));
    }

    #[track_caller]
    fn is_now(&self, reply: &Value, expected: &View, label: &Value) {
        let said = reply["message"].as_str().expect("a message");
        assert!(said.ends_with(label.as_str().expect("a label")), "{said}");
        let now = view(self.door(), self.plan);
        assert!(now == *expected, "{said}: {}", difference(&now, expected));
    }

    fn restart(&mut self) {
        let door = self.door.take().expect("the program runs");
        let door = door.reopened(NOW);
        let now = view(&door, self.plan);
        assert!(now == self.now, "{}", difference(&now, &self.now));
        self.door = Some(door);
    }

    fn lines(&self, appendix: usize) -> Vec<i64> {
        let rows = self.now.plan["appendices"][appendix]["rows"].as_array();
        let rows = rows.expect("rows").iter();
        rows.map(|row| row["id"].as_i64().expect("an id")).collect()
    }

    fn some(&mut self) -> (Value, Vec<i64>) {
        let appendices = self.now.plan["appendices"].as_array().map_or(0, Vec::len);
        let at = self.random.below(appendices);
        let lines = self.lines(at);
        let count = lines.len().min(1 + self.random.below(3));
        let chosen = (0..count).map(|_| lines[self.random.below(lines.len())]);
        let chosen: Vec<i64> = chosen.collect();
        (self.now.plan["appendices"][at].clone(), chosen)
    }

    fn text(&mut self, role: &str) -> &'static str {
        match role {
            "time" => self.random.of(&[
                "Hàng tháng",
                "Hàng quý",
                "",
                "Thường xuyên",
                "Trước 30/8/2026",
                "Khi nào xong",
            ]),
            "label" => self.random.of(&["1", "2", "3.1", "-", "", "IV"]),
            _ => self.random.of(&[
                "",
                "Phòng Kinh tế",
                "Báo cáo\nKế hoạch",
                "Rà soát TTHC năm 2026",
            ]),
        }
    }

    fn change(&mut self) {
        let kind = self.random.below(100);
        let (appendix, chosen) = self.some();
        let id = appendix["id"].clone();
        let one = chosen.first().copied();
        let steps = self.random.below(5) as i64 - 2;
        match kind {
            0..35 => {
                let role = self.random.of(&[
                    "label",
                    "content",
                    "time",
                    "time",
                    "lead",
                    "coordinating",
                    "result",
                    "note",
                ]);
                let text = self.text(role);
                self.act("node_set", json!({"node": one, "role": role, "text": text}));
            }
            35..45 => {
                let kind = self.random.of(&["section", "group", "task", "task"]);
                self.act(
                    "node_add",
                    json!({"appendix": id, "after": one, "kind": kind, "level": null}),
                );
            }
            45..50 => self.act("nodes_delete", json!({"nodes": chosen, "sure": true})),
            50..60 => self.act("nodes_move", json!({"nodes": chosen, "steps": steps})),
            60..68 => self.act("nodes_indent", json!({"nodes": chosen, "steps": steps})),
            68..70 => self.act("nodes_copy", json!({"nodes": [one]})),
            70..74 => {
                let kind = self.random.of(&["section", "group", "task"]);
                self.act("nodes_kind", json!({"nodes": chosen, "kind": kind}));
            }
            74..77 => {
                let numbering = self.random.of(&["nested", "running", "dashes"]);
                self.act("renumber", json!({"appendix": id, "numbering": numbering}));
            }
            77..80 => {
                let mut fields = self.now.plan["fields"].clone();
                fields["year"] = json!(2025 + self.random.below(3));
                fields["basis"] = json!(self.text("content"));
                self.act("plan_save", json!({"fields": fields}));
            }
            80..83 => {
                let schedule = [
                    Value::Null,
                    json!({"kind": "ongoing"}),
                    json!({"kind": "once", "from": null, "due": "2026-12-01"}),
                ];
                let schedule = schedule[self.random.below(3)].clone();
                self.act("schedule_set", json!({"node": one, "schedule": schedule}));
            }
            83..86 => {
                let target = json!({"id": 0, "node": one, "measure": "Tỷ lệ", "comparison": "above",
                    "value": "90", "unit": "%", "year": 2026});
                self.act("target_save", json!({"target": target}));
            }
            86 => self.act("appendix_add", json!({})),
            87 => self.act("appendix_delete", json!({"appendix": id, "sure": true})),
            88..90 => {
                let mut fields = appendix["fields"].clone();
                fields["size"] = json!(11 + self.random.below(3));
                fields["landscape"] = json!(self.random.below(2) == 0);
                self.act("appendix_save", json!({"appendix": id, "fields": fields}));
            }
            90..92 => {
                let mut decision = self.now.plan["decision"].clone();
                decision["proposer"] = json!(self.text("content"));
                self.act(
                    "decision_save",
                    json!({"decision": decision, "standard": false}),
                );
            }
            92..97 => {
                let lines = self.now.tasks["lines"].as_array().expect("lines");
                let ids: Vec<&Value> = lines
                    .iter()
                    .map(|own| &own["id"])
                    .filter(|id| !id.is_null())
                    .collect();
                if ids.is_empty() {
                    return;
                }
                let id = ids[self.random.next() as usize % ids.len()].clone();
                let state = self.random.of(&["todo", "doing", "done", "not_arisen"]);
                self.act(
                    "occurrences_set",
                    json!({"ids": [id], "fields": {"state": state}}),
                );
            }
            97 => {
                let mut fields = self.now.plan["fields"].clone();
                (fields["number"], fields["date"], fields["signer"]) =
                    (json!("12"), json!("20/1/2026"), json!("Nguyễn Văn Mẫu"));
                self.act("plan_issue", json!({"fields": fields}));
            }
            98 => self.act("plan_amend", json!({"reason": "Theo chỉ đạo"})),
            _ => self.act("plan_amended", json!({})),
        }
    }

    fn step(&mut self) {
        // An issued plan is soon opened for changes again, or nothing would happen any more.
        if self.now.plan["editable"] == false && self.random.below(4) == 0 {
            self.act("plan_amend", json!({"reason": "Theo chỉ đạo"}));
        }
        match self.random.below(100) {
            0 => self.restart(),
            1..13 => self.undo(),
            13..22 => self.redo(),
            _ => self.change(),
        }
    }
}

fn view(door: &Door, plan: i64) -> View {
    let mut own = door.call("plan", json!({"plan": plan}));
    let mut tasks = door.call("tasks", json!({"filter": {"plan": plan, "undated": true}}));
    // What is said of the steps themselves is looked at apart.
    for key in ["saved", "undo", "redo"] {
        own[key] = Value::Null;
        tasks[key] = Value::Null;
    }
    View { plan: own, tasks }
}

/// The first place where two views differ.
fn difference(a: &View, b: &View) -> String {
    fn walk(a: &Value, b: &Value, path: String) -> Option<String> {
        match (a, b) {
            (Value::Object(a), Value::Object(b)) => a.iter().find_map(|(key, own)| {
                walk(
                    own,
                    b.get(key).unwrap_or(&Value::Null),
                    format!("{path}.{key}"),
                )
            }),
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                (0..a.len()).find_map(|at| walk(&a[at], &b[at], format!("{path}[{at}]")))
            }
            _ => (a != b).then(|| format!("{path}: {a} / {b}")),
        }
    }
    let plan = walk(&a.plan, &b.plan, "plan".to_owned());
    plan.or_else(|| walk(&a.tasks, &b.tasks, "tasks".to_owned()))
        .unwrap_or_default()
}

#[test]
fn undo_and_redo_of_plans_agree_with_a_stack_of_snapshots() {
    let mut officer = Officer::new(2026);
    for _ in 0..STEPS {
        officer.step();
    }
    assert!(officer.acts > STEPS / 3, "{} acts", officer.acts);
    let depth = officer.past.len();
    assert!(depth >= 100, "{depth}");
    for _ in 0..depth {
        officer.undo();
    }
    officer.restart();
    for _ in 0..depth {
        officer.redo();
    }
}
