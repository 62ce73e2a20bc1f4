/// What the page does besides being read: filtering, sorting, and going from finding to finding by keys.
enum PageScript {
    /// Written into the page as it is. It sets texts and never markup.
    static let javaScript: HTML = #"""

        "use strict";
        (() => {
          const form = document.getElementById("filter");
          const main = document.getElementById("findings");
          const files = [...main.querySelectorAll(".file")];
          const findings = [...main.querySelectorAll(".finding")];
          const fileOf = new Map(findings.map((finding) => [finding, finding.closest(".file")]));
          const words = new Map();
          const ranks = ["error", "warning", "notice", "waived"];
          const flat = document.createElement("section");
          let order = "";

          const wordsOf = (element) => {
            if (!words.has(element)) words.set(element, element.textContent.toLowerCase());
            return words.get(element);
          };

          // Of a file only its head: its findings are asked for themselves. Taken before any of them is moved.
          const headOf = new Map(files.map((file) => [file,
            [...file.children].filter((child) => !child.matches(".finding"))
              .map((child) => child.textContent).join(" ").toLowerCase()]));

          const arrange = () => {
            if (form.order.value === order) return;
            order = form.order.value;
            main.querySelectorAll(".in").forEach((line) => line.remove());
            if (order === "") {
              findings.forEach((finding) => fileOf.get(finding).append(finding));
              flat.remove();
              return;
            }
            const key = (finding) => order === "rule" ? finding.dataset.rule : ranks.indexOf(finding.dataset.severity);
            const sorted = findings.map((finding, index) => [key(finding), index, finding])
              .sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);
            for (const [, , finding] of sorted) {
              const line = document.createElement("p");
              line.className = "in";
              line.textContent = fileOf.get(finding).dataset.file;
              finding.firstElementChild.prepend(line);
              flat.append(finding);
            }
            main.prepend(flat);
          };

          const filter = () => {
            const text = form.text.value.trim().toLowerCase();
            const severity = form.severity.value, rule = form.rule.value, verdict = form.verdict.value;
            const shownFiles = new Set();
            let shown = 0;
            for (const finding of findings) {
              const file = fileOf.get(finding);
              const fits = (!severity || finding.dataset.severity === severity) && (!rule || finding.dataset.rule === rule)
                && (!verdict || file.dataset.verdict === verdict)
                && (!text || wordsOf(finding).includes(text) || headOf.get(file).includes(text));
              finding.hidden = !fits;
              if (fits) { shown += 1; shownFiles.add(file); }
            }
            for (const file of files) {
              // A file by itself, as one without findings, has a verdict and words but no severity and no rule.
              if (!severity && !rule && (!verdict || file.dataset.verdict === verdict)
                && (!text || headOf.get(file).includes(text))) shownFiles.add(file);
              file.hidden = order !== "" || !shownFiles.has(file);
            }
            // The bureau's own lists have no verdict and are none of the run's files.
            const runFiles = [...shownFiles].filter((file) => file.dataset.verdict !== "").length;
            const numbers = [shown, findings.length, runFiles];
            form.querySelector("output").textContent = form.dataset.count.replace(/\{(\d)\}/g, (_, i) => numbers[i]);
          };

          const go = (step, target) => {
            const shown = [...main.querySelectorAll(".finding")].filter((finding) => !finding.hidden);
            if (shown.length === 0) return;
            const here = shown.indexOf(document.activeElement.closest(".finding"));
            let next = target ?? (here < 0 ? 0 : here + step);
            next = Math.min(Math.max(next, 0), shown.length - 1);
            shown[next].focus();
            shown[next].scrollIntoView({ block: "nearest" });
            // Findings out of sight are laid out only now, and may push it away again.
            requestAnimationFrame(() => shown[next].scrollIntoView({ block: "nearest" }));
          };

          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.altKey || event.metaKey) return;
            const inField = event.target.closest("input, select");
            if (inField) {
              if (event.key === "Escape") { inField.blur(); go(0, 0); event.preventDefault(); }
              return;
            }
            const onFinding = event.target.closest(".finding") !== null;
            if (event.key === "/") { form.text.focus(); form.text.select(); }
            else if (event.key === "j" || onFinding && event.key === "ArrowDown") go(1);
            else if (event.key === "k" || onFinding && event.key === "ArrowUp") go(-1);
            else return;
            event.preventDefault();
          });

          let waiting;
          form.addEventListener("input", () => {
            clearTimeout(waiting);
            waiting = setTimeout(() => { arrange(); filter(); }, 120);
          });
          form.addEventListener("reset", () => setTimeout(() => { arrange(); filter(); }));
          form.addEventListener("submit", (event) => event.preventDefault());
          form.hidden = false;
          arrange();
          filter();
        })();

        """#
}
