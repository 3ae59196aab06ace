#include "bundle/runs.h"

#include <charconv>

namespace standpunkt {
namespace {

std::string_view style_of(const Span& span) {
    if (span.emphasis) return span.strong ? "es" : "e";
    return span.strong ? "s" : "-";
}

bool set_style(Span& span, std::string_view style) {
    span.emphasis = style == "e" || style == "es";
    span.strong = style == "s" || style == "es";
    return style_of(span) == style;
}

/// One line of the list, without its line feed; takes the span's text off the front of `text`.
std::optional<Span> parse_run(std::string_view line, std::string_view& text) {
    std::size_t length = 0;
    const auto number = std::from_chars(line.data(), line.data() + line.size(), length);
    if (number.ec != std::errc() || length > text.size()) return std::nullopt;
    line.remove_prefix(static_cast<std::size_t>(number.ptr - line.data()));
    if (!line.starts_with(' ')) return std::nullopt;
    line.remove_prefix(1);
    Span span;
    const auto blank = line.find(' ');
    if (!set_style(span, line.substr(0, blank))) return std::nullopt;
    if (blank != std::string_view::npos) {
        span.link = line.substr(blank + 1);
        if (span.link.empty()) return std::nullopt;
    }
    span.text = text.substr(0, length);
    text.remove_prefix(length);
    return span;
}

}  // namespace

std::string joined(const std::vector<Span>& spans) {
    std::string text;
    for (const Span& span : spans) text += span.text;
    return text;
}

std::optional<std::string> to_runs(const std::vector<Span>& spans) {
    if (spans.size() == 1 && spans[0] == Span{.text = spans[0].text, .link = {}})
        return std::nullopt;
    std::string runs;
    for (const Span& span : spans) {
        runs += std::to_string(span.text.size()) + " " + std::string(style_of(span));
        if (!span.link.empty()) runs += " " + span.link;
        runs += "\n";
    }
    return runs;
}

std::optional<std::vector<Span>> from_runs(std::string_view text,
                                           std::optional<std::string_view> runs) {
    if (!runs) return std::vector<Span>{Span{.text = std::string(text), .link = {}}};
    std::vector<Span> spans;
    while (!runs->empty()) {
        const auto end = runs->find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        auto span = parse_run(runs->substr(0, end), text);
        if (!span) return std::nullopt;
        spans.push_back(std::move(*span));
        runs->remove_prefix(end + 1);
    }
    if (!text.empty()) return std::nullopt;
    return spans;
}

}  // namespace standpunkt
