#include "apps/content_proof_page.h"

#include <string_view>

#include "apps/content_proof_words.h"
#include "base/base64.h"

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
                     escaped(language_name(x_language)) + ". " + say("made") + " " + date(day) +
                     ".</span>");
        add_stand();
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
    std::string language_name(const std::string& language) const {
        const auto form = x_catalogue.stand.forms.find(language);
        return form != x_catalogue.stand.forms.end() && !form->second.name.empty()
                   ? form->second.name
                   : proof_language(language);
    }
    void tag(const std::string& name, const std::string& inner) {
        if (!inner.empty()) x_out += "<" + name + ">" + inner + "</" + name + ">\n";
    }
    void labelled(std::string_view key, const std::string& text) {
        if (!text.empty()) tag("p", "<b>" + say(key) + ":</b> " + text);
    }

    /// "Bild: ein Schiff im Hafen – Am Morgen (Ben Beispiel, CC BY 4.0)".
    std::string described(std::string_view kind, const Picture& picture) const {
        std::string text = say(kind) + ": " + words(picture.alt);
        if (const std::string below = words(picture.caption); !below.empty()) text += " – " + below;
        std::string maker = escaped(picture.credit);
        if (!picture.licence.empty())
            maker += (maker.empty() ? "" : ", ") + escaped(picture.licence);
        return maker.empty() ? text : text + " (" + maker + ")";
    }
    void note_picture(std::string_view kind, const std::optional<Picture>& picture) {
        if (picture) x_out += "<p class=\"note\">" + described(kind, *picture) + "</p>\n";
    }

    void add_stand() {
        const Stand& stand = x_catalogue.stand;
        note_picture("logo_on_light", x_catalogue.theme.logo_on_light);
        note_picture("logo_on_dark", x_catalogue.theme.logo_on_dark);
        if (stand.languages.size() < 2) return;
        std::string names;
        for (const std::string& language : stand.languages)
            names += (names.empty() ? "" : ", ") + language_name(language);
        labelled("languages", escaped(names));
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
        std::string role = words(interview.person.role);
        if (const std::string& house = interview.person.organisation; !house.empty())
            role += (role.empty() ? "" : ", ") + escaped(house);
        tag("p", role);
        note_picture("portrait", interview.person.portrait);
        tag("p", words(interview.lead));
        std::string facts = say("approved") + ": ";
        facts += interview.approved_by.empty()
                     ? say("not_approved")
                     : escaped(interview.approved_by) + ", " + date(interview.approved_on);
        if (!interview.date.empty()) facts += "<br>" + say("held") + ": " + date(interview.date);
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
        if (block.kind == BlockKind::Picture) return note_picture("picture", block.picture);
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
            std::string text = words(slide.text);
            if (!slide.from.empty() || !slide.until.empty())
                text += " (" + date(slide.from) + " – " + date(slide.until) + ")";
            tag("p", text);
            note_picture("picture", slide.wide);
            note_picture("tall", slide.tall);
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
