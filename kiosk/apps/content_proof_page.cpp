#include "apps/content_proof_page.h"

#include <string_view>

#include "apps/content_proof_words.h"
#include "bundle/base64.h"

namespace standpunkt {
namespace {

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
        : x_catalogue(catalogue), x_language(language), x_words(proof_words(language)) {}

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
                     escaped(language_name()) + ". " + say("made") + " " + date(day) + ".</span>");
        add_topics();
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
    const ProofWords& x_words;
    std::string x_out;

    std::string say(std::string_view key) const { return std::string(x_words.at(key)); }
    std::string words(const Localised<std::string>& text) const {
        return escaped(
            without_soft_hyphens(text_of(text, x_language, x_catalogue.stand.default_language)));
    }
    std::string date(const std::string& day) const { return escaped(proof_date(day, x_language)); }
    std::string language_name() const {
        const auto form = x_catalogue.stand.forms.find(x_language);
        return form != x_catalogue.stand.forms.end() && !form->second.name.empty()
                   ? form->second.name
                   : proof_language(x_language);
    }
    void tag(const std::string& name, const std::string& inner) {
        if (!inner.empty()) x_out += "<" + name + ">" + inner + "</" + name + ">\n";
    }
    void labelled(std::string_view key, const std::string& text) {
        if (!text.empty()) tag("p", "<b>" + say(key) + ":</b> " + text);
    }

    void add_topics() {
        tag("h2", say("topics"));
        std::string list;
        for (const Topic& topic : x_catalogue.topics) list += "<li>" + words(topic.title) + "</li>";
        tag("ul", list);
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
                     : escaped(interview.approved_by) + ", " + date(interview.approved_on);
        if (!interview.source.empty())
            facts += "<br>" + say("source") + ": " + escaped(interview.source);
        if (!interview.retold_by.empty())
            facts += "<br>" + say("retold") + " " + escaped(interview.retold_by);
        if (!interview.consent_until.empty())
            facts += "<br>" + say("consent") + " " + date(interview.consent_until);
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
            std::string told = kind(highlight.kind);
            // On the stand an editorial line stands without a name, and so does it here.
            if (const auto& name = x_catalogue.interview(highlight.exchange).person.name;
                highlight.kind != HighlightKind::Editorial && !name.empty())
                told += ", " + escaped(name);
            tag("p", words(highlight.text) + " <span class=\"note\">(" + told + ")</span>");
        }
        if (x_catalogue.slides.empty()) return;
        tag("h3", say("slides"));
        for (const Slide& slide : x_catalogue.slides) {
            const auto& picture = slide.wide ? slide.wide : slide.tall;
            const std::string text =
                picture ? say("picture") + ": " + words(picture->alt) : words(slide.text);
            const std::string days =
                slide.from.empty() && slide.until.empty()
                    ? std::string()
                    : " (" + date(slide.from) + " – " + date(slide.until) + ")";
            tag("p", text + days);
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
        for (const ProofPicture& picture : pictures) {
            const std::string caption = escaped(proof_scene(picture.scene, x_language));
            x_out += "<figure><img alt=\"" + caption + "\" src=\"data:image/png;base64," +
                     to_base64(picture.png) + "\"><figcaption>" + caption +
                     "</figcaption></figure>\n";
        }
    }
};

}  // namespace

std::string proof_page(const Catalogue& catalogue, const std::string& language,
                       const std::string& code, const std::string& day,
                       const std::vector<ProofPicture>& pictures) {
    return Page(catalogue, language).make(code, day, pictures);
}

}  // namespace standpunkt
