namespace MemDsl.Exams.Pages;

/// <summary>How pages look: their colours by meaning, in light, dark and on paper.</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root {
          --paper: #ffffff; --ink: #1b1f24; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
          --good: #1a7f37; --good-panel: #dafbe1; --bad: #c0202b; --bad-panel: #ffebe9; --note: #7d5600; --note-panel: #fff8e5;
          --area-code: #dbeafe; --area-data: #dcfce7; --area-read: #fef9c3; --area-none: #eceff3; --area-danger: #fee2e2;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #11151a; --ink: #e8edf2; --soft: #9aa6b2; --line: #38424d; --panel: #1a2027;
            --good: #4cc36b; --good-panel: #12301c; --bad: #ff7b72; --bad-panel: #3a1517; --note: #e3b341; --note-panel: #2e2510;
            --area-code: #16325c; --area-data: #123a22; --area-read: #3d3610; --area-none: #262d35; --area-danger: #4a1b1b;
          }
        }
        @media print {
          :root {
            --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --panel: #ffffff;
            --good: #1a5f2c; --good-panel: #ffffff; --bad: #8a1019; --bad-panel: #ffffff; --note: #5c4000; --note-panel: #ffffff;
            --area-code: #e6eefc; --area-data: #e8f8ec; --area-read: #fbf8dd; --area-none: #f0f0f0; --area-danger: #fae6e6;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 50rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
        h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
        h3 { font-size: 1rem; margin: 0; flex: 1 1 auto; }
        h4 { font-size: .85rem; margin: .75rem 0 .25rem; color: var(--soft); font-weight: 600; }
        p { margin: .5rem 0; }
        pre, code { font: .85em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .75rem; margin: .5rem 0; overflow-x: auto; white-space: pre; overflow-wrap: normal; tab-size: 4; }
        .soft { color: var(--soft); font-size: .9rem; }
        .total { font-size: 1.5rem; font-weight: 700; margin: .75rem 0 0; font-variant-numeric: tabular-nums; }
        .bar { height: .5rem; border-radius: .25rem; background: var(--area-none); border: 1px solid var(--line); overflow: hidden; margin: .4rem 0 1rem; }
        .bar > div { height: 100%; background: var(--good); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        .panel { border: 1px solid var(--line); border-left: 4px solid var(--soft); border-radius: 6px; padding: .5rem .75rem; margin: .75rem 0; background: var(--panel); }
        .panel.bad { border-left-color: var(--bad); background: var(--bad-panel); }
        .panel.note { border-left-color: var(--note); background: var(--note-panel); }
        .panel > :first-child { margin-top: 0; } .panel > :last-child { margin-bottom: 0; }
        .item { border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem 1rem; margin: 1rem 0; }
        .head { display: flex; gap: .75rem; align-items: baseline; }
        .points { flex: none; font-weight: 600; font-variant-numeric: tabular-nums; }
        .good { color: var(--good); } .bad > .points, .points.bad { color: var(--bad); } .points.some { color: var(--note); }
        ul.checks { list-style: none; margin: .75rem 0 0; padding: 0; }
        ul.checks > li { border-top: 1px solid var(--line); padding: .6rem 0 .2rem; }
        .mark { flex: none; width: 1.1em; font-weight: 700; }
        .mark.good { color: var(--good); } .mark.bad { color: var(--bad); }
        .name { flex: 1 1 auto; }
        .detail { margin-left: 1.85em; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: .5rem 0; }
        dt { color: var(--soft); } dd { margin: 0; }
        .plus { color: var(--good); } .minus { color: var(--bad); }
        figure { margin: .75rem 0; } figcaption { color: var(--soft); font-size: .85rem; margin-bottom: .25rem; }
        svg { display: block; width: 100%; max-width: 30rem; height: auto; }
        .soft code { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 0 .35em; color: var(--ink); }
        table { border-collapse: collapse; margin: .5rem 0; } th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; } th { background: var(--panel); }
        footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .5rem; }
        @media (max-width: 480px) { main { padding: .75rem .6rem 2rem; } .item { padding: .6rem .65rem .75rem; } .detail { margin-left: 0; } dl { grid-template-columns: 1fr; gap: 0; } dt:not(:first-child) { margin-top: .35rem; } }
        @media print { main { max-width: none; padding: 0; } body { font-size: 11pt; } li, figure, .panel { break-inside: avoid; } h2, h3, h4, .head { break-after: avoid; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } }
        """;
}
