// How fast Kế hoạch is drawn: prints the runs {"first_paint_ms", "edit_ms", "bare_paint_ms", "bare_draw_ms"} of a plan
// with 500 tasks. Measured is the page's own work from the officer's hand to a laid out page, in Chromium on the real
// core; not how long the screen waits for its next refresh. Bare is what Chromium alone takes for the same markup.
// A program for the bench, not a test.

import { pathToFileURL } from "node:url";
import { desk, finish, open, ward } from "./harness.mjs";

const RUNS = 9;

/** A plan of so many invented tasks in sections and groups, as one copies it from Excel. */
export function pasted(tasks) {
  const lines = [["TT", "Nội dung công việc", "Thời gian thực hiện", "Đơn vị chủ trì", "Đơn vị phối hợp", "Kết quả"]];
  for (let task = 0; task < tasks; task += 1) {
    const [section, group] = [Math.floor(task / 50) + 1, Math.floor((task % 50) / 10) + 1];
    if (task % 50 === 0) lines.push([roman(section), `Mục mẫu thứ ${section}`, "", "", "", ""]);
    if (task % 10 === 0) lines.push([`${group}`, `Nhóm mẫu thứ ${group} của mục ${section}`, "", "", "", ""]);
    lines.push([
      `${group}.${(task % 10) + 1}`,
      `Nhiệm vụ mẫu số ${task + 1}: rà soát, cập nhật, công khai thủ tục hành chính thuộc thẩm quyền và báo cáo kết quả`,
      ["Thường xuyên", "Hàng tháng", "Trước ngày 15/11/2026", "Quý II/2026"][task % 4],
      "Trung tâm Phục vụ hành chính công",
      "Các phòng chuyên môn",
      `Báo cáo số ${task + 1}`,
    ]);
  }
  return lines.map((line) => line.join("\t")).join("\r\n");
}

function roman(number) {
  const signs = [["X", 10], ["IX", 9], ["V", 5], ["IV", 4], ["I", 1]];
  let text = "";
  for (const [sign, value] of signs) for (; number >= value; number -= value) text += sign;
  return text;
}

/** From the click on Kế hoạch until its lines are laid out. */
export async function firstPaint(page) {
  await open(page, "Tổng quan");
  return page.evaluate(async () => {
    const button = [...document.querySelectorAll("nav button")].find(({ textContent }) => textContent.includes("Kế hoạch"));
    const began = performance.now();
    const drawn = new Promise((done) => {
      new MutationObserver((_, watch) => {
        const line = document.querySelector("[role=treegrid] tbody tr[data-node]");
        if (!line) return;
        watch.disconnect();
        line.getBoundingClientRect();
        done(performance.now() - began);
      }).observe(document.body, { childList: true, subtree: true });
    });
    button.click();
    return drawn;
  });
}

/** One edit: until the cell shows its new text, and the work upon the core's reply. */
export async function edit(page, text) {
  await page.getByRole("treegrid").waitFor();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  const times = page.evaluate(async (text) => {
    const shown = new Promise((done) => {
      window.addEventListener(
        "keydown",
        () => {
          const began = performance.now();
          new MutationObserver((_, watch) => {
            const cell = [...document.querySelectorAll("[role=treegrid] .text")].find(({ textContent }) => textContent === text);
            if (!cell) return;
            watch.disconnect();
            cell.getBoundingClientRect();
            done(performance.now() - began);
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        },
        { once: true, capture: true },
      );
    });
    const replied = new Promise((done) => {
      const own = Response.prototype.text;
      Response.prototype.text = async function () {
        const body = await own.call(this);
        Response.prototype.text = own;
        const began = performance.now();
        const { port1, port2 } = new MessageChannel();
        // A message comes when all that the reply sets off is done.
        port1.onmessage = () => {
          document.body.getBoundingClientRect();
          done(performance.now() - began);
        };
        port2.postMessage("");
        return body;
      };
    });
    window.ready = true;
    return [await shown, await replied];
  }, text);
  await page.waitForFunction(() => window.ready);
  await page.keyboard.press("Enter");
  const found = await times;
  await page.evaluate(() => (window.ready = false));
  return found;
}

/** The plan asked for and read, its markup as it stands put into the page once more and laid out: how long from asking, and
 * from having the answer. */
export async function bare(page) {
  return page.evaluate(async () => {
    const grid = document.querySelector("[role=treegrid]");
    const markup = grid.outerHTML;
    const ask = async (cmd, args) => {
      const asked = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ cmd, args }) };
      return (await fetch("/call", asked)).text();
    };
    const [{ id }] = JSON.parse(await ask("plans", {})).ok;
    const place = document.createElement("div");
    grid.parentElement.append(place);
    const began = performance.now();
    const reply = await ask("plan", { plan: id });
    const answered = performance.now();
    JSON.parse(reply);
    place.innerHTML = markup;
    place.getBoundingClientRect();
    const drawn = performance.now();
    place.remove();
    return [drawn - began, drawn - answered];
  });
}

/** All of it, on a page whose ward has a large plan. */
export async function measure(page) {
  await open(page, "Kế hoạch");
  const paints = [];
  for (let run = 0; run < RUNS; run += 1) paints.push(await firstPaint(page));
  const edits = [];
  for (let run = 0; run < RUNS; run += 1) edits.push(await edit(page, `Nhiệm vụ sửa lần ${run + 1}`));
  const bares = [];
  for (let run = 0; run < RUNS; run += 1) bares.push(await bare(page));
  return {
    first_paint_ms: paints,
    edit_ms: edits.map(([shown, replied]) => shown + replied),
    bare_paint_ms: bares.map(([drawn]) => drawn),
    bare_draw_ms: bares.map(([, drawn]) => drawn),
  };
}

async function main() {
  const place = await desk({
    before: async (call) => {
      await ward(call);
      const source = { from: "text", text: pasted(500) };
      await call("plan_apply", { source, year: 2026, about: "control", into: null, mends: [] });
    },
  });
  try {
    console.log(JSON.stringify(await measure(place.page)));
  } finally {
    await place.close();
    await finish();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
