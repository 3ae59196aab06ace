#include "authoring/import_html_page.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

namespace standpunkt {
namespace {

constexpr std::array<std::string_view, 10> ignored = {
    "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "head", "canvas"};
constexpr std::array<std::string_view, 8> left_out = {"nav",    "footer", "aside",      "form",
                                                      "button", "select", "figcaption", "dialog"};
constexpr std::array<std::string_view, 28> inline_elements = {
    "a",    "abbr", "b",    "bdi",  "bdo", "cite", "code", "data",  "dfn",  "em",
    "font", "i",    "kbd",  "mark", "q",   "s",    "samp", "small", "span", "strong",
    "sub",  "sup",  "time", "u",    "var", "del",  "ins",  "tt"};
constexpr std::array<std::string_view, 5> left_out_roles = {"navigation", "banner", "contentinfo",
                                                            "search", "complementary"};

template <class List>
bool holds(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

const xmlNode* next_in_order(const xmlNode* node, const xmlNode* root) {
    if (node->children) return node->children;
    while (node != root && !node->next) node = node->parent;
    return node == root ? nullptr : node->next;
}

bool is_text(const xmlNode* node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/// Word parts its lists with "<![if !supportLists]>" and "<![endif]>", which libxml2 takes for
/// text. They become blanks, so that lines stay what they are.
std::string without_conditions(std::string text) {
    for (const std::string_view begin : {"<![if", "<![endif"})
        for (std::size_t at = text.find(begin); at != std::string::npos;
             at = text.find(begin, at + 1)) {
            const std::size_t end = text.find_first_of(">\n", at);
            // "<![endif]-->" ends a comment, which has to end there.
            if (end == std::string::npos || text[end] != '>' || text[end - 1] != ']') continue;
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                      text.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
        }
    return text;
}

}  // namespace

Result<HtmlPage> parse_html(const std::string& raw) {
    const std::string text = without_conditions(raw);
    struct FreeContext {
        void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
    };
    const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
    if (!context) return fail("there is no memory left to read the page.");
    HtmlPage page(htmlCtxtReadMemory(
        context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
            HTML_PARSE_IGNORE_ENC));
    if (context->disableSAX != 0)
        return fail("this page is nested too deeply or has too long a text to be read to its end.",
                    {}, 0, "Copy its text into a plain text file and import that.");
    return page;
}

HtmlRole role_of(const xmlNode* node) {
    const std::string_view name = name_of(node);
    if (holds(ignored, name)) return HtmlRole::Ignored;
    const bool hidden = xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr ||
                        attribute(node, "aria-hidden") == "true";
    if (holds(left_out, name) || hidden || holds(left_out_roles, attribute(node, "role")))
        return HtmlRole::LeftOut;
    if (name == "br" || name == "hr") return HtmlRole::Break;
    if (name == "li") return HtmlRole::Item;
    return holds(inline_elements, name) ? HtmlRole::Inline : HtmlRole::Block;
}

std::string_view name_of(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE || !node->name) return {};
    return reinterpret_cast<const char*>(node->name);
}

std::string attribute(const xmlNode* node, const char* name) {
    xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
    const std::string text = value ? reinterpret_cast<const char*>(value) : "";
    xmlFree(value);
    return text;
}

std::string text_inside(const xmlNode* node) {
    std::string text;
    bool blank = true;
    for (const xmlNode* at = node; at;) {
        if (is_text(at) && at->content) {
            for (const char* c = reinterpret_cast<const char*>(at->content); *c; ++c) {
                const bool space = *c == ' ' || *c == '\n' || *c == '\t';
                if (!space)
                    text += *c;
                else if (!blank)
                    text += ' ';
                blank = space;
            }
        } else if (at->type == XML_ELEMENT_NODE) {
            if (role_of(at) != HtmlRole::Inline && !blank) {
                text += ' ';
                blank = true;
            }
            if (role_of(at) == HtmlRole::Ignored && at != node) {  // past its children
                while (at != node && !at->next) at = at->parent;
                at = at == node ? nullptr : at->next;
                continue;
            }
        }
        at = next_in_order(at, node);
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

int line_of(const xmlNode* node) {
    return std::max(1, static_cast<int>(xmlGetLineNo(const_cast<xmlNode*>(node))));
}

const xmlNode* article_of(const xmlNode* root) {
    const xmlNode* body = find_element(root, "body");
    if (!body) return root;
    const xmlNode* best = body;
    std::size_t most = 0;
    for (const xmlNode* at = body; at; at = next_in_order(at, body)) {
        const std::string_view name = name_of(at);
        const bool candidate = name == "article" || name == "main" ||
                               (!name.empty() && attribute(at, "role") == "main");
        if (!candidate || is_inside(at, best == body ? nullptr : best)) continue;
        const std::size_t size = text_inside(at).size();
        if (size > most) {
            most = size;
            best = at;
        }
    }
    // A teaser in an <article> beside the text proper does not make the text navigation.
    return most * 2 >= text_inside(body).size() ? best : body;
}

const xmlNode* find_element(const xmlNode* root, std::string_view name) {
    for (const xmlNode* at = root; at; at = next_in_order(at, root))
        if (name_of(at) == name) return at;
    return nullptr;
}

bool is_inside(const xmlNode* node, const xmlNode* ancestor) {
    if (!ancestor) return false;
    for (; node; node = node->parent)
        if (node == ancestor) return true;
    return false;
}

}  // namespace standpunkt
