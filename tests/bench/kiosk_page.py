#!/usr/bin/env python3
"""The demo stand as one web page, as somebody would make it for a browser in kiosk mode: the program that
deploy/bench compares with. Same texts and pictures, same loop (still, then a cross-fade by opacity),
topics and their exchanges by tap. Usage: kiosk_page.py CONTENT_FOLDER OUT.html
In its address: ?hold=MS&fade=MS.
"""
import base64
import html
import json
import pathlib
import re
import sys
import tomllib

KINDS = r"(?:Zitat|Quote|Nach dem Gespräch|Sinngemäß|After the talk|Paraphrase|Redaktion|Editorial)"
KEYWORD = re.compile(r"^(Thema|Topic|Kurz|Short|In einem Satz|In one sentence|Id|Bild|Picture|Lizenz|Licence|Foto|Photo|Credit|License): *(.*)")
PICTURE = re.compile(r'!\[([^\]]*)\]\(([^ )]+)(?: "([^"]*)")?\)')
WAYS = {"Thema": "topic", "Topic": "topic", "Kurz": "short", "Short": "short", "In einem Satz": "summary", "In one sentence": "summary"}

STYLE = """
* { margin: 0; box-sizing: border-box }
body { width: 1920px; height: 1080px; overflow: hidden; background: #0D1821; color: #F4F1EA; font-family: Inter, sans-serif; cursor: none }
.scene { position: absolute; inset: 0; padding: 80px; display: none }
.highlight { position: absolute; inset: 0; padding: 80px 80px 216px; opacity: 0; background: #0D1821 }
.highlight h2 { font: 500 30px Inter; margin: 20px 0 60px } .highlight p { font: 600 84px/96px "Inter Display", Inter; max-width: 1500px }
.highlight small { position: absolute; left: 80px; bottom: 240px; font-size: 30px; color: #B4C0CA }
.highlight svg { position: absolute; right: 0; top: 0 }
#invite { position: absolute; left: 80px; bottom: 60px; width: 620px; height: 112px; border-radius: 28px; background: #F4B942; color: #13212C; font: 600 36px/112px Inter; text-align: center; z-index: 2 }
.scene { z-index: 3 }
#topics, #reader { background: #F7F5F0; color: #13212C }
h1 { font: 600 58px/68px Inter; margin: 32px 0 56px }
.card { position: absolute; width: 564px; height: 300px; border-radius: 28px; padding: 40px; color: #FFF; font: 600 44px/54px Inter }
.back { position: absolute; left: 80px; bottom: 24px; height: 88px; width: 320px; border: 2px solid #6F7A84; border-radius: 20px; font: 500 30px/84px Inter; text-align: center; background: #FFF }
#list { position: absolute; left: 80px; top: 150px; width: 464px; height: 760px; overflow: hidden }
#list div { border: 2px solid #6F7A84; border-radius: 20px; padding: 22px; margin-bottom: 16px; font: 500 30px/38px Inter; background: #FFF }
#text { position: absolute; left: 624px; top: 150px; width: 1080px; height: 760px; overflow: hidden; font: 400 38px/56px Inter }
#text h1 { margin-top: 0 } #text .summary { font: 500 36px/52px Inter; margin-bottom: 40px } #text p { margin-bottom: 28px } #text img { width: 100% }
"""

SCRIPT = """
const query = new URLSearchParams(location.search), hold = +(query.get('hold') || 8000), fade = +(query.get('fade') || 600);
const $ = id => document.getElementById(id), pages = [...document.querySelectorAll('.highlight')];
let at = 0, timer = 0;
pages.forEach(page => page.style.transition = `opacity ${fade}ms ease-out`);
function show(scene) {
  for (const id of ['topics', 'reader']) $(id).style.display = id === scene ? 'block' : 'none';
  clearTimeout(timer);
  if (scene === 'loop') timer = setTimeout(next, hold);
}
function next() {
  const old = pages[at]; at = (at + 1) % pages.length; const fresh = pages[at];
  fresh.style.zIndex = 1; old.style.zIndex = 0; fresh.style.opacity = 1;
  setTimeout(() => { old.style.opacity = 0; }, fade);
  timer = setTimeout(next, hold + fade);
}
function open_topic(number) {
  const topic = topics[number];
  $('list').innerHTML = topic.exchanges.map(one => `<div>${one.short}</div>`).join('');
  const first = topic.exchanges[0];
  $('text').innerHTML = `<h1>${first.question}</h1><div class=summary>${first.summary}</div>${first.answer}`;
  show('reader');
}
document.addEventListener('pointerdown', event => {
  const card = event.target.closest('.card'), back = event.target.closest('.back');
  if ($('topics').style.display !== 'block' && $('reader').style.display !== 'block') show('topics');
  else if (card) open_topic(+card.dataset.number);
  else if (back) show(back.dataset.to);
});
pages[0].style.opacity = 1; show('loop');
"""


def inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", text)


def data_address(folder, name):
    for place in (folder, folder / "pictures", folder.parent.parent, folder.parent.parent / "pictures"):
        file = place / name
        if file.is_file():
            kind = {".svg": "svg+xml", ".jpg": "jpeg", ".jpeg": "jpeg"}.get(file.suffix.lower(), file.suffix[1:])
            return f"data:image/{kind};base64," + base64.b64encode(file.read_bytes()).decode()
    sys.exit(f"kiosk_page: {folder}: there is no picture {name}")


def answer_html(folder, paragraphs):
    out = []
    for paragraph in paragraphs:
        picture = PICTURE.search(paragraph)
        if picture:
            out.append(f'<img alt="{html.escape(picture[1])}" src="{data_address(folder, picture[2])}">')
        elif re.match(r"[-*] |\d+\. ", paragraph):
            out.append("<ul>" + "".join(f"<li>{inline(item)}</li>" for item in re.split(r"\n(?:[-*] |\d+\. )|^(?:[-*] |\d+\. )", paragraph) if item) + "</ul>")
        else:
            out.append(f"<p>{inline(paragraph)}</p>")
    return "".join(out)


def read_exchange(folder, text):
    exchange = {"person": html.escape(tomllib.loads((folder / "interview.toml").read_text())["person"]["name"]), "question": "", "short": "", "summary": "", "topic": "", "highlights": []}
    question, _, rest = text.partition("\n")
    exchange["question"] = inline(question.strip())
    lines = []
    for line in rest.splitlines():
        keyword = KEYWORD.match(line)
        if not keyword:
            lines.append(line)
        elif keyword[1] in WAYS:
            exchange[WAYS[keyword[1]]] = inline(keyword[2])
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()]
    for paragraph in [part for part in paragraphs if part.startswith(">")]:
        exchange["highlights"].append(inline(re.sub(rf"^{KINDS}: *", "", re.sub(r"^> ?", "", paragraph, flags=re.M))))
    exchange["answer"] = answer_html(folder, [part for part in paragraphs if not part.startswith(">")])
    return exchange


def read_exchanges(folder, language):
    return [read_exchange(interview.parent, part)
            for interview in sorted(folder.glob(f"interviews/*/{language}.md"))
            for part in re.split(r"^## ", interview.read_text(encoding="utf-8-sig"), flags=re.M)[1:]]


def title(of, language):
    return of if isinstance(of, str) else of[language]


def motif(number):
    rings = "".join(f'<circle cx="{420 - 30 * i}" cy="{300 + (number * 37 + 60 * i) % 300}" r="{90 + 70 * i}" fill="none" stroke="#7CCBE5" stroke-opacity=".25" stroke-width="3"/>' for i in range(5))
    return f'<svg width="700" height="860">{rings}</svg>'


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    languages = tomllib.loads((folder / "stand.toml").read_text())["languages"]
    topics = tomllib.loads((folder / "topics.toml").read_text())["topic"]
    told = {language: read_exchanges(folder, language) for language in languages}
    home = told[languages[0]]
    for topic in topics:
        names = {topic["id"], title(topic["title"], languages[0])}
        topic["exchanges"] = [exchange for exchange in home if exchange["topic"] in names]
        if not topic["exchanges"]:
            sys.exit(f"kiosk_page: no exchange has topic {topic['id']}")
    highlights = [(exchange, text, language) for language in languages for exchange in told[language] for text in exchange["highlights"]]
    # The languages in turn, as the stand's own loop does it.
    count = len(highlights) // len(languages)
    turn = [highlights[start + i] for i in range(count) for start in range(0, count * len(languages), count)]
    loop = "".join(f'<section class="highlight">{motif(i)}<h2>{exchange["short"]}</h2><p>{text}</p><small>{exchange["person"]}</small></section>' for i, (exchange, text, _) in enumerate(turn))
    cards = "".join(f'<div class="card" data-number="{i}" style="left:{80 + i % 3 * 598}px;top:{200 + i // 3 * 332}px;background:{topic["colour"]}">{html.escape(title(topic["title"], languages[0]))}</div>' for i, topic in enumerate(topics))
    data = json.dumps([{"exchanges": topic["exchanges"]} for topic in topics], ensure_ascii=False).replace("</", r"<\/")
    page = f"""<!doctype html><html lang="{languages[0]}"><meta charset="utf-8"><title>Stand</title><style>{STYLE}</style>
{loop}<div id="invite">Antwort lesen / Read the answer</div>
<section class="scene" id="topics"><h1>Themen</h1>{cards}<div class="back" data-to="loop">Startbild</div></section>
<section class="scene" id="reader"><div id="list"></div><div id="text"></div><div class="back" data-to="topics">Themen</div></section>
<script>const topics = {data};{SCRIPT}</script></html>"""
    pathlib.Path(sys.argv[2]).write_text(page, encoding="utf-8")
    print(f"{len(turn)} highlights, {len(topics)} topics, {len(home)} exchanges, {len(page)} bytes")


if __name__ == "__main__":
    main()
