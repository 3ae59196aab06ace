#include "authoring/import_label.h"

#include <algorithm>
#include <array>

#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

constexpr std::array<std::string_view, 15> asking = {
    "frage",      "question",     "q",           "f",          "interviewer", "interviewerin",
    "redaktion",  "moderator",    "moderatorin", "moderation", "reporter",    "reporterin",
    "journalist", "journalistin", "editor"};
constexpr std::array<std::string_view, 8> answering = {
    "antwort",     "answer",   "a",        "interviewpartner", "interviewpartnerin",
    "interviewee", "befragte", "befragter"};

bool begins_like_a_name(const std::string& word) {
    const std::vector<char32_t> points = code_points(word);
    if (points.empty()) return false;
    const std::string first = to_utf8(points.front());
    return is_digit(points.front()) || points.front() == U'(' ||
           (is_letter(points.front()) && lower(first) != first);
}

}  // namespace

std::size_t label_length(std::string_view text) {
    constexpr std::size_t most_bytes = 60, most_words = 5;
    const std::size_t colon = text.substr(0, most_bytes).find(':');
    if (colon == std::string_view::npos || colon == 0) return 0;
    if (colon + 1 < text.size() && text[colon + 1] != ' ') return 0;
    const std::string name(text.substr(0, colon));
    if (name.find_first_of("?!;,") != std::string::npos) return 0;
    const std::vector<std::string> words = split_words(name);
    if (words.empty() || words.size() > most_words) return 0;
    if (speaker_of(label_name(text)) != Speaker::Unknown) return colon + 1;
    for (const std::string& word : words)
        if (!begins_like_a_name(word) && !is_name_particle(word)) return 0;
    return colon + 1;
}

std::string label_name(std::string_view text) {
    std::vector<std::string> words = split_words(std::string(text.substr(0, text.find(':'))));
    std::string name;
    for (std::string& word : words) {
        while (!word.empty() && (word.back() >= '0' && word.back() <= '9')) word.pop_back();
        if (word.empty() || word == "Nr.") continue;
        name += (name.empty() ? "" : " ") + word;
    }
    return name;
}

Speaker speaker_of(std::string_view label_name) {
    const std::string name = lower(label_name);
    if (std::find(asking.begin(), asking.end(), name) != asking.end()) return Speaker::Asks;
    if (std::find(answering.begin(), answering.end(), name) != answering.end())
        return Speaker::Answers;
    return Speaker::Unknown;
}

}  // namespace standpunkt
