#include "authoring/import_html.h"

#include <cstdlib>

#include "authoring/import_clean.h"
#include "authoring/import_html_page.h"
#include "authoring/markdown.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

/// Walks the tree once and cuts it into passages.
class HtmlReader {
  public:
    HtmlReader(const xmlNode* article, const xmlNode* heading, ImportReport& report)
        : x_article(article), x_heading(heading), x_report(report) {}

    void walk(const xmlNode* parent) {
        for (const xmlNode* node = parent->children; node; node = node->next) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) text(node);
            if (node->type == XML_ENTITY_REF_NODE)
                append("&" + std::string(entity(node)) + ";", node);
            if (node->type == XML_ELEMENT_NODE) element(node);
        }
    }

    std::vector<Passage> finish() {
        flush();
        return std::move(x_passages);
    }

  private:
    static std::string_view entity(const xmlNode* node) {
        return node->name ? reinterpret_cast<const char*>(node->name) : "";
    }

    /// Outside the article only the page's heading counts, wherever it stands.
    bool belongs(const xmlNode* node) const {
        return is_inside(node, x_article) || is_inside(x_article, node) ||
               (x_heading && (is_inside(node, x_heading) || is_inside(x_heading, node)));
    }

    void leave_out(const xmlNode* node, const std::string& why) {
        flush();
        const std::string text = nfc(text_inside(node));
        if (!text.empty()) x_report.note(line_of(node), "left-out", why + " was left out.", text);
    }

    void element(const xmlNode* node) {
        const std::string_view name = name_of(node);
        if (name == "img") {
            const std::string alt = attribute(node, "alt");
            x_report.assumed(
                line_of(node), "picture",
                "the picture " + in_quotes(attribute(node, "src")) + " (" + in_quotes(alt) +
                    ") was left out; put it into the interview's folder and name it there.",
                alt);
            return;
        }
        const bool heading = x_heading && is_inside(x_heading, node);
        switch (role_of(node)) {
            case HtmlRole::Ignored:
                return;
            case HtmlRole::LeftOut:
                if (heading) break;
                return leave_out(node, "<" + std::string(name) + ">");
            case HtmlRole::Break:
                return flush();
            case HtmlRole::Inline:
                if (belongs(node)) return styled(node, name);
                break;
            case HtmlRole::Item:
            case HtmlRole::Block:
                break;
        }
        if (!belongs(node)) return leave_out(node, "text outside the article");
        block(node, name);
    }

    void styled(const xmlNode* node, std::string_view name) {
        const RawRun before = x_style;
        if (name == "b" || name == "strong") x_style.strong = true;
        if (name == "i" || name == "em") x_style.emphasis = true;
        if (name == "a") {
            const std::string target = attribute(node, "href");
            if (is_web_address(target)) x_style.link = target;  // others lead into the page
        }
        walk(node);
        x_style = before;
    }

    void block(const xmlNode* node, std::string_view name) {
        flush();
        const Passage before = x_next;
        const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
        if (heading) {
            x_next.kind = PassageKind::Heading;
            x_next.level = name[1] - '0';
        }
        const bool list = name == "ul" || name == "ol";
        if (list)
            x_lists.push_back(
                name == "ol" ? std::max(1, std::atoi(attribute(node, "start").c_str())) : 0);
        if (name == "li" && !x_lists.empty()) {
            int& number = x_lists.back();
            x_next.kind = number > 0 ? PassageKind::Numbered : PassageKind::Bullet;
            x_next.level = static_cast<int>(x_lists.size()) - 1;
            x_next.number = number > 0 ? number++ : 0;
        }
        x_next.line = line_of(node);
        walk(node);
        flush();
        if (list) x_lists.pop_back();
        x_next = before;
    }

    void text(const xmlNode* node) {
        if (!node->content) return;
        const std::string raw = reinterpret_cast<const char*>(node->content);
        const bool blank = raw.find_first_not_of(" \t\n") == std::string::npos;
        if (!blank && !belongs_here(node))
            return x_report.note(line_of(node), "left-out",
                                 "text outside the article was left out.", nfc(text_inside(node)));
        append(raw, node);
    }

    bool belongs_here(const xmlNode* node) const {
        return is_inside(node, x_article) || is_inside(node, x_heading);
    }

    /// White space of the source means one blank in a page; no-break spaces are kept for now,
    /// clean_line() sees by them where a word is missing.
    void append(const std::string& raw, const xmlNode* node) {
        std::string text;
        for (const char c : raw) {
            const bool blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank || !text.ends_with(' ')) text += blank ? ' ' : c;
        }
        if (text == " " && x_runs.empty()) return;
        const int line =
            x_next.line > 0 ? x_next.line : line_of(node->parent ? node->parent : node);
        const bool same = !x_runs.empty() && x_runs.back().strong == x_style.strong &&
                          x_runs.back().emphasis == x_style.emphasis &&
                          x_runs.back().link == x_style.link;
        if (same) {
            if (x_runs.back().text.ends_with(' ') && text.starts_with(' ')) text.erase(0, 1);
            x_runs.back().text += text;
            return;
        }
        RawRun run = x_style;
        run.text = std::move(text);
        run.line = line;
        x_runs.push_back(std::move(run));
    }

    void flush() {
        Passage passage = x_next;
        passage.runs = std::move(x_runs);
        x_runs.clear();
        for (RawRun& run : passage.runs) run.text = clean_line(run.text, run.line, x_report);
        tidy(passage);
        if (passage.runs.empty()) return;
        if (passage.line == 0) passage.line = passage.runs.front().line;
        x_passages.push_back(std::move(passage));
        if (x_next.kind != PassageKind::Heading) x_next.kind = PassageKind::Paragraph;
    }

    const xmlNode* x_article;
    const xmlNode* x_heading;
    ImportReport& x_report;
    std::vector<Passage> x_passages;
    std::vector<RawRun> x_runs;
    std::vector<int> x_lists;  // 0: bullets, else the next number
    Passage x_next;            // kind, level and line of the passage being read
    RawRun x_style;
};

std::string meta_author(const xmlNode* head) {
    for (const xmlNode* node = head ? head->children : nullptr; node; node = node->next)
        if (name_of(node) == "meta" && lower(attribute(node, "name")) == "author")
            return nfc(attribute(node, "content"));
    return {};
}

}  // namespace

Result<RawText> read_html(const std::string& text, ImportReport& report) {
    RawText raw;
    TRY(const HtmlPage page, parse_html(text));
    const xmlNode* root = page ? xmlDocGetRootElement(page.get()) : nullptr;
    if (!root) return raw;
    const xmlNode* article = article_of(root);
    const xmlNode* heading = find_element(article, "h1") ? nullptr : find_element(root, "h1");
    HtmlReader reader(article, heading, report);
    reader.walk(root);
    raw.passages = reader.finish();
    if (const xmlNode* title = find_element(root, "title")) {
        raw.page_title = nfc(text_inside(title));
        if (!raw.page_title.empty())
            report.note(line_of(title), "page-title", "the page's title.", raw.page_title);
    }
    raw.author = meta_author(find_element(root, "head"));
    raw.language = lower(attribute(root, "lang")).substr(0, 2);
    return raw;
}

bool looks_like_html(const std::string& text) {
    const std::string head = lower(text.substr(0, 2048));
    return head.find("<!doctype html") != std::string::npos ||
           head.find("<html") != std::string::npos || head.find("<body") != std::string::npos ||
           (head.find("<p>") != std::string::npos && head.find("</p>") != std::string::npos);
}

}  // namespace standpunkt
