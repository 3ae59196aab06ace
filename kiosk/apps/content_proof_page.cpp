#include "apps/content_proof_page.h"

#include <map>
#include <string_view>

#include "bundle/base64.h"

namespace standpunkt {
namespace {

/// The page's own words; any language but German is told in English.
using Phrases = std::map<std::string_view, std::string_view>;

const Phrases& phrases(const std::string& language) {
    static const Phrases german{
        {"draft", "Entwurf"},
        {"proof", "Korrekturabzug"},
        {"code", "Inhalt"},
        {"code_hint", "Derselbe Code steht am Stand unter „Über diese Station“."},
        {"language", "Sprache"},
        {"made", "Erstellt am"},
        {"source", "Quelle"},
        {"retold", "Nacherzählt von"},
        {"approved", "Freigegeben"},
        {"not_approved", "noch nicht freigegeben"},
        {"consent", "Einwilligung bis"},
        {"short", "Kurz"},
        {"summary", "In einem Satz"},
        {"topic", "Thema"},
        {"missing", "In dieser Sprache gibt es diesen Text nicht; gezeigt wird das Original."},
        {"cut_off", "Der Text der Quelle endet hier mitten im Satz."},
        {"loop", "In der Schleife"},
        {"quote", "wörtlich"},
        {"paraphrase", "nach dem Gespräch"},
        {"editorial", "redaktionell"},
        {"question", "Frage"},
        {"slides", "Eigene Tafeln"},
        {"picture", "Bild"},
        {"targets", "Wohin die Codes führen"},
        {"none", "Kein Code zum Mitnehmen."},
        {"screens", "So sieht es aus"},
        {"sign", "Ich habe alles gelesen und gebe es frei."},
        {"place", "Ort, Datum"},
        {"name", "Name, Unterschrift"}};
    static const Phrases english{
        {"draft", "Draft"},
        {"proof", "Proof"},
        {"code", "Content"},
        {"code_hint", "The same code stands on the stand under “About this station”."},
        {"language", "Language"},
        {"made", "Made on"},
        {"source", "Source"},
        {"retold", "Retold by"},
        {"approved", "Approved"},
        {"not_approved", "not approved yet"},
        {"consent", "Consent until"},
        {"short", "Short"},
        {"summary", "In one sentence"},
        {"topic", "Topic"},
        {"missing", "This text does not exist in this language; the original is shown."},
        {"cut_off", "The source ends here in mid-sentence."},
        {"loop", "In the loop"},
        {"quote", "word for word"},
        {"paraphrase", "based on the talk"},
        {"editorial", "editorial"},
        {"question", "question"},
        {"slides", "Own slides"},
        {"picture", "Picture"},
        {"targets", "Where the codes lead"},
        {"none", "No code to take along."},
        {"screens", "What it looks like"},
        {"sign", "I have read all of it and approve it."},
        {"place", "Place, date"},
        {"name", "Name, signature"}};
    return language == "de" ? german : english;
}

constexpr std::string_view style = R"(
@page { size: A4; margin: 18mm }
body { font: 11pt/1.5 sans-serif; color: #13212c; max-width: 46em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 22pt; margin: 0 } h2 { font-size: 16pt; margin-top: 2em; break-after: avoid }
h3 { font-size: 12.5pt; margin: 1.6em 0 .2em; break-after: avoid }
.draft { display: inline-block; border: 2px solid #a6192e; color: #a6192e; padding: 0 .5em;
         font-weight: bold; text-transform: uppercase; letter-spacing: .1em }
.code { font: bold 16pt monospace } .note, figcaption { color: #47545f; font-size: 9.5pt }
figure { margin: 1em 0; break-inside: avoid } img { width: 100%; border: 1px solid #6f7a84 }
.sign { margin-top: 3em; break-inside: avoid } .line { border-top: 1px solid; width: 45%;
        display: inline-block; margin: 4em 4% 0 0; padding-top: .2em; font-size: 9.5pt }
)";

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    return out;
}

class Page {
  public:
    Page(const Catalogue& catalogue, const std::string& language)
        : x_catalogue(catalogue), x_language(language), x_words(phrases(language)) {}

    std::string make(const std::string& code, const std::string& day,
                     const std::vector<ProofPicture>& pictures) {
        const std::string title = words(x_catalogue.stand.title);
        x_out = "<!DOCTYPE html>\n<html lang=\"" + escaped(x_language) +
                "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n<style>" +
                std::string(style) + "</style>\n</head>\n<body>\n";
        tag("p", "<span class=\"draft\">" + say("draft") + "</span>");
        tag("h1", say("proof") + ": " + title);
        tag("p", say("code") + " <span class=\"code\">" + escaped(code) + "</span><br>" +
                     "<span class=\"note\">" + say("code_hint") + " " + say("language") + ": " +
                     escaped(x_language) + ". " + say("made") + " " + escaped(day) + ".</span>");
        for (std::size_t i = 0; i < x_catalogue.interviews.size(); ++i) add_interview(i);
        add_loop();
        add_targets();
        add_pictures(pictures);
        x_out += "<div class=\"sign\">";
        tag("p", say("sign") + " " + say("code") + " <b>" + escaped(code) + "</b>");
        x_out += "<span class=\"line\">" + say("place") + "</span><span class=\"line\">" +
                 say("name") + "</span></div>\n</body>\n</html>\n";
        return std::move(x_out);
    }

  private:
    const Catalogue& x_catalogue;
    const std::string& x_language;
    const Phrases& x_words;
    std::string x_out;

    std::string say(std::string_view key) const { return std::string(x_words.at(key)); }
    std::string words(const Localised<std::string>& text) const {
        return escaped(
            without_soft_hyphens(text_of(text, x_language, x_catalogue.stand.default_language)));
    }
    void tag(const std::string& name, const std::string& inner) {
        if (!inner.empty()) x_out += "<" + name + ">" + inner + "</" + name + ">\n";
    }
    void labelled(std::string_view key, const std::string& text) {
        if (!text.empty()) tag("p", "<b>" + say(key) + ":</b> " + text);
    }

    void add_interview(std::size_t number) {
        const Interview& interview = x_catalogue.interviews[number];
        tag("h2", escaped(interview.person.name) + (interview.person.name.empty() ? "" : " – ") +
                      words(interview.title));
        tag("p", words(interview.person.role));
        tag("p", words(interview.lead));
        std::string facts = say("approved") + ": ";
        facts += interview.approved_by.empty()
                     ? say("not_approved")
                     : escaped(interview.approved_by + ", " + interview.approved_on);
        if (!interview.source.empty())
            facts += "<br>" + say("source") + ": " + escaped(interview.source);
        if (!interview.retold_by.empty())
            facts += "<br>" + say("retold") + " " + escaped(interview.retold_by);
        if (!interview.consent_until.empty())
            facts += "<br>" + say("consent") + " " + escaped(interview.consent_until);
        x_out += "<p class=\"note\">" + facts + "</p>\n";
        for (std::size_t e = 0; e < interview.exchanges.size(); ++e) add_exchange({number, e});
    }

    void add_exchange(ExchangeRef ref) {
        const Exchange& exchange = x_catalogue.exchange(ref);
        const ExchangeText& text = text_of(x_catalogue, ref, x_language);
        tag("h3", escaped(without_soft_hyphens(text.question)));
        if (!exchange.texts.contains(x_language))
            x_out += "<p class=\"note\">" + say("missing") + "</p>\n";
        labelled("topic", words(x_catalogue.topic(ref).title));
        labelled("short", escaped(without_soft_hyphens(text.short_title)));
        labelled("summary", escaped(without_soft_hyphens(text.summary)));
        for (const Block& block : text.answer) add_block(block);
        if (text.cut_off) x_out += "<p class=\"note\">" + say("cut_off") + "</p>\n";
    }

    void add_block(const Block& block) {
        if (block.kind == BlockKind::Picture) {
            std::string caption = say("picture") + ": " + words(block.picture->alt);
            if (const std::string below = words(block.picture->caption); !below.empty())
                caption += " – " + below;
            if (!block.picture->credit.empty())
                caption += " (" + escaped(block.picture->credit) + ")";
            x_out += "<p class=\"note\">" + caption + "</p>\n";
            return;
        }
        std::string inner;
        if (block.kind == BlockKind::Bullet) inner = "• ";
        if (block.kind == BlockKind::Numbered) inner = std::to_string(block.number) + ". ";
        for (const Span& span : block.spans) {
            std::string part = escaped(without_soft_hyphens(span.text));
            if (span.strong) part = "<b>" + part + "</b>";
            if (span.emphasis) part = "<i>" + part + "</i>";
            if (!span.link.empty())
                part += " <span class=\"note\">[" + escaped(span.link) + "]</span>";
            inner += part;
        }
        tag("p", inner);
    }

    void add_loop() {
        tag("h2", say("loop"));
        for (const Highlight& highlight : x_catalogue.highlights) {
            if (!highlight.text.contains(x_language)) continue;
            tag("p", words(highlight.text) + " <span class=\"note\">(" + kind(highlight.kind) +
                         ", " + escaped(x_catalogue.interview(highlight.exchange).person.name) +
                         ")</span>");
        }
        if (x_catalogue.slides.empty()) return;
        tag("h3", say("slides"));
        for (const Slide& slide : x_catalogue.slides) {
            const auto& picture = slide.wide ? slide.wide : slide.tall;
            const std::string text =
                picture ? say("picture") + ": " + words(picture->alt) : words(slide.text);
            const std::string days = slide.from.empty() && slide.until.empty()
                                         ? std::string()
                                         : " (" + slide.from + " – " + slide.until + ")";
            tag("p", text + escaped(days));
        }
    }

    std::string kind(HighlightKind kind) const {
        switch (kind) {
            case HighlightKind::Quote:
                return say("quote");
            case HighlightKind::Paraphrase:
                return say("paraphrase");
            case HighlightKind::Editorial:
                return say("editorial");
            case HighlightKind::Question:
                return say("question");
        }
        return {};
    }

    void add_targets() {
        tag("h2", say("targets"));
        bool any = !x_catalogue.stand.web_address.empty();
        tag("p", escaped(x_catalogue.stand.web_address));
        for (const Slide& slide : x_catalogue.slides)
            if (slide.target.kind == SlideTarget::Kind::Address) {
                any = true;
                tag("p", escaped(slide.target.address));
            }
        if (!any) tag("p", say("none"));
    }

    void add_pictures(const std::vector<ProofPicture>& pictures) {
        if (pictures.empty()) return;
        tag("h2", say("screens"));
        for (const ProofPicture& picture : pictures)
            x_out += "<figure><img alt=\"" + escaped(picture.caption) +
                     "\" src=\"data:image/png;base64," + to_base64(picture.png) +
                     "\"><figcaption>" + escaped(picture.caption) + "</figcaption></figure>\n";
    }
};

}  // namespace

std::string proof_page(const Catalogue& catalogue, const std::string& language,
                       const std::string& code, const std::string& day,
                       const std::vector<ProofPicture>& pictures) {
    return Page(catalogue, language).make(code, day, pictures);
}

}  // namespace standpunkt
