package io.foreshock.adapter.cli.report;

/** Look and behaviour of the page; it loads nothing and reads without the script as well. */
final class PageStyle {

  static final String CSS =
      """
      :root { color-scheme: light; }
      body { font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1b1f24;
        background: #fff; margin: 0 auto; max-width: 1280px; padding: 1.5rem; }
      h1 { font-size: 1.6rem; margin: 0 0 .2rem; }
      h2 { font-size: 1.25rem; margin: 2.2rem 0 .4rem; border-bottom: 2px solid #d0d7de; }
      h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
      p { max-width: 75ch; margin: .3rem 0 .8rem; }
      .sample { color: #57606a; }
      .warning { background: #fff3cd; border: 1px solid #b58900; padding: .5rem .8rem; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 13px; margin: .4rem 0 1rem; }
      caption { text-align: left; color: #57606a; padding: .2rem 0; max-width: 75ch; }
      th, td { padding: .22rem .42rem; border-bottom: 1px solid #e3e7eb; text-align: right;
        white-space: nowrap; font-variant-numeric: tabular-nums; }
      th { font-weight: 600; }
      thead th { white-space: normal; vertical-align: bottom; background: #f6f8fa; }
      th[scope=row], td:first-child, th:first-child { text-align: left; }
      tr[data-model^=champion] { background: #eef6ff; }
      td.met { color: #0b6b2e; }
      td.missed, td.low { color: #a40e26; font-weight: 600; }
      td.GREEN { color: #0b6b2e; }
      td.YELLOW { color: #7a5600; font-weight: 600; }
      td.RED { color: #a40e26; font-weight: 700; }
      svg { width: 100%; height: auto; display: block; margin: .2rem 0; }
      svg .grid { stroke: #e3e7eb; stroke-width: 1; }
      svg .axis { font-size: 11px; fill: #57606a; }
      svg path { fill: none; }
      svg .loss { stroke: #a8b1bb; stroke-width: .8; }
      svg .raw { stroke: #d18616; stroke-width: 1; }
      svg .margin { stroke: #0550ae; stroke-width: 1.8; }
      svg .breach { fill: #a40e26; stroke: #fff; stroke-width: .8; }
      svg .calm { fill: #e6f3ea; }
      svg path.elevated { fill: #f6d98b; }
      svg path.stressed { fill: #c2384a; }
      svg .wealth { stroke: #0550ae; stroke-width: 1; stroke-opacity: .55; }
      svg .limit { stroke: #a40e26; stroke-width: 1.5; stroke-dasharray: 6 4; }
      .key span { display: inline-block; margin-right: 1.2rem; }
      .key i { display: inline-block; width: 1.4rem; height: .6rem; margin-right: .35rem; }
      .notes { font-size: 13px; }
      .notes li { overflow-wrap: anywhere; }
      code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .92em;
        overflow-wrap: anywhere; }
      label, select { font: inherit; }
      @media print {
        body { max-width: none; padding: 0; font-size: 11px; }
        .chooser { display: none; }
        section.market[hidden] { display: block; }
        section.market, table, svg { break-inside: avoid; }
        .wide { overflow: visible; }
        table { font-size: 9px; }
      }
      """;

  /** Shows one market at a time. It holds no character that XML would have to escape. */
  static final String SCRIPT =
      """
      document.querySelectorAll('select').forEach(function (choice) {
        function show() {
          document.querySelectorAll('section.market').forEach(function (section) {
            if (section.dataset.sample === choice.name) {
              section.hidden = section.id !== choice.value;
            }
          });
        }
        choice.addEventListener('change', show);
        show();
      });
      """;

  private PageStyle() {}
}
