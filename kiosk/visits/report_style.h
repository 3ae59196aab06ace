#pragma once
// Inside this folder only: what the page looks like, on a screen and on paper.

namespace standpunkt {

inline constexpr const char* report_style = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#F7F5F0;color:#13212C;font:15px/1.5 Inter,"Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:960px;margin:0 auto;padding:40px 40px 56px;background:#fff;min-height:100vh}
header{display:flex;justify-content:space-between;align-items:flex-start;gap:32px;border-bottom:3px solid #0A5470;padding-bottom:22px}
header img{display:block;max-height:72px;max-width:260px}
h1{font-size:32px;line-height:1.15;margin:0 0 6px;letter-spacing:-.01em}
h2{font-size:20px;line-height:1.25;margin:0 0 4px}
h3{font-size:15px;margin:0 0 8px}
p{margin:0}
.sub{color:#47545F}
.period{font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(5,1fr);gap:12px;margin:26px 0 14px}
.tile{background:#DCEBF0;border-radius:12px;padding:14px 16px}
.tile b{display:block;font-size:27px;line-height:1.15;letter-spacing:-.01em;white-space:nowrap}
.tile span{color:#33424D;font-size:13px;line-height:1.35;display:block;margin-top:2px}
.note{color:#47545F;font-size:13.5px;max-width:76ch}
section{margin-top:34px;break-inside:avoid}
section>p.sub{margin-bottom:12px;font-size:13.5px}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-size:12px;fill:#47545F;font-family:inherit}
svg .part{fill:#0A5470} svg .whole{fill:#9CC7D6} svg .line{fill:#E4E0D6} svg .base{fill:#6F7A84} svg .quiet{fill:#F7F5F0}
svg .none{fill:#F1EEE7} svg .ran{fill:#0A5470} svg .cut{fill:#fff}
svg text.on{fill:#fff} svg text.dim{fill:#13212C} svg text.big{font-size:14px;font-weight:600}
.key{display:flex;gap:20px;font-size:13px;color:#47545F;margin:0 0 6px}
.key i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:7px;vertical-align:-1px}
table{border-collapse:collapse;width:100%;font-size:14px}
th{text-align:left;font-weight:600;color:#47545F;font-size:12.5px;border-bottom:1px solid #6F7A84;padding:0 10px 5px 0;vertical-align:bottom}
td{border-bottom:1px solid #E4E0D6;padding:6px 10px 6px 0;vertical-align:top}
tr{break-inside:avoid}
th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
th:last-child,td:last-child{padding-right:0}
td small{color:#47545F;font-size:12.5px}
th.n+th:not(.n),td.n+td:not(.n):not(.bar){padding-left:22px}
td.bar{width:34%;padding-top:10px}
td.bar div{background:#0A5470;height:12px;border-radius:0 3px 3px 0;min-width:2px}
.columns{display:grid;grid-template-columns:repeat(3,1fr);gap:28px}
.columns td.bar{width:32%}
footer{margin-top:38px;border-top:1px solid #D5CFC2;padding-top:14px;color:#47545F;font-size:13px}
footer p+p{margin-top:6px}
.empty{background:#F7F5F0;border-radius:12px;padding:18px 20px;color:#47545F}
@media (max-width:720px){main{padding:24px 18px}.tiles{grid-template-columns:repeat(2,1fr)}.columns{grid-template-columns:1fr}header{flex-direction:column-reverse}}
@page{size:A4;margin:13mm 14mm}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0;min-height:0}h1{font-size:22pt}h2{font-size:14pt;break-after:avoid}
section{margin-top:22px}.tile b{font-size:17pt}.tile{padding:10px 12px}table{font-size:9.5pt}svg text{font-size:14px}.note,.sub,.tile span{font-size:9pt}}
)css";

}  // namespace standpunkt
