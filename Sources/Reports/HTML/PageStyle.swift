/// How the page looks: light or dark as the reader's system is, narrow or wide, and on paper.
enum PageStyle {
    /// Written into the page as it is.
    static let css: HTML = """

        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f3f5f8; --line: #c9d0d8; --dim: #57606a;
          --link: #0b57b0; --error: #b3261e; --warning: #8a5300; --notice: #0b6470; --good: #1f6f3a; --fault: #ffe3e0; --related: #e7effc; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #16191d; --soft: #20252b; --line: #444c56;
          --dim: #a3acb6; --link: #8ab8ff; --error: #ff9a92; --warning: #f2bb66; --notice: #74ccd8; --good: #7fd49a;
          --fault: #5a2420; --related: #22344f; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 90rem; padding: 0 1rem 3rem; color: var(--ink); background: var(--paper);
          font: 16px/1.55 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        h1 { font-size: 1.5rem; margin: 1rem 0 0; }
        h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
        p { margin: 0 0 .4rem; overflow-wrap: anywhere; }
        header p, .about, .source, .keys, caption, dt { color: var(--dim); font-size: .875rem; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; }
        .totals { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; }
        .totals div { border: 1px solid var(--line); border-radius: 6px; padding: .25rem .75rem; }
        dd { margin: 0; font-size: 1.15rem; font-weight: 600; }
        #filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center;
          padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
        #filter .keys { flex-basis: 100%; margin: 0; }
        input, select, button { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line);
          border-radius: 4px; padding: .2rem .4rem; max-width: 100%; }
        input { width: 18rem; }
        [hidden] { display: none !important; }
        .file { margin: 1.25rem 0; padding-top: .75rem; border-top: 2px solid var(--line); }
        .chip { display: inline-block; border: 1px solid; border-radius: 4px; padding: 0 .4rem; font-size: .8125rem;
          font-weight: 600; color: var(--dim); }
        .error, .refused, .returned, .unreadable, .failure { color: var(--error); }
        .warning, .accepted-with-warnings { color: var(--warning); }
        .notice { color: var(--notice); }
        .accepted { color: var(--good); }
        .finding { display: grid; gap: .5rem 1.25rem; margin: .75rem 0; padding: .75rem; background: var(--soft);
          border-radius: 6px; scroll-margin: 8rem 0 2rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
        @media (min-width: 60rem) {
          #filter { position: sticky; top: 0; z-index: 1; }
          .finding { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }
        .words { min-width: 0; }
        .in { color: var(--dim); }
        del, ins { white-space: pre-wrap; border: 1px dotted var(--line); padding: 0 .2rem; }
        ins { text-decoration: none; font-weight: 600; }
        .piece { width: 100%; table-layout: fixed; border-collapse: collapse; align-self: start; font-size: .8125rem;
          line-height: 1.35; background: var(--paper); }
        caption { text-align: left; padding-bottom: .2rem; }
        .piece th, .piece td { border: 1px solid var(--line); padding: .15rem .3rem; overflow-wrap: anywhere; }
        .piece td { white-space: pre-line; vertical-align: top; }
        .piece th { background: var(--soft); color: var(--dim); font-weight: 400; text-align: center; }
        .piece thead td, .piece th[scope=row] { width: 2.6rem; }
        .piece .fault { background: var(--fault); outline: 3px solid var(--error); outline-offset: -2px; font-weight: 600; }
        .piece .related { background: var(--related); outline: 2px dashed var(--link); outline-offset: -2px; }
        @media print {
          @page { size: A4; margin: 14mm; }
          :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #888; --dim: #333; --link: #000;
            --error: #a01810; --warning: #6f4300; --notice: #07525c; --good: #145428; --fault: #fff; --related: #fff; }
          html { font-size: 10pt; }
          body { font-size: 1rem; max-width: none; padding: 0; }
          #filter, .skip { display: none; }
          .finding { content-visibility: visible; break-inside: avoid; border: 1px solid var(--line); padding: .4rem;
            grid-template-columns: minmax(0, 1fr); }
          .piece { font-size: 8pt; }
          h2, h3, .about { break-after: avoid; }
        }

        """
}
