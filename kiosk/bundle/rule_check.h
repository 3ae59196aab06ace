#pragma once
// Inside this folder only: how the rules of a catalogue are held and told.
#include <set>
#include <string>

#include "base/day.h"
#include "base/result.h"
#include "base/unicode.h"
#include "interview/catalogue.h"

namespace standpunkt {

inline constexpr int most_picture_pixels = 2048;  ///< a side: more than this no stand can show
/// Of what stands in tables without rowid: such a row above 16,422 bytes needs an overflow page.
inline constexpr std::size_t most_name_bytes = 255, most_address_bytes = 2000;

inline bool holds(const Catalogue& catalogue, ExchangeRef ref) {
    return ref.interview < catalogue.interviews.size() &&
           ref.exchange < catalogue.interviews[ref.interview].exchanges.size();
}

/// Collects rules; keeps the first one that is broken.
class RuleCheck {
  public:
    void that(bool holds, const std::string& place, const std::string& rule) {
        if (!holds && x_status) x_status = fail(place + " " + rule + ".");
    }
    Status status() const { return x_status; }

    void text(const std::string& text, const std::string& place) {
        that(is_valid_utf8(text), place, "is not UTF-8");
    }
    void needed(const std::string& text, const std::string& place) {
        that(!text.empty(), place, "is empty");
        this->text(text, place);
    }
    void line(const std::string& text, const std::string& place) {
        this->text(text, place);
        that(text.find_first_of("\r\n") == std::string::npos, place, "has more than one line");
    }
    void name(const std::string& text, const std::string& place) {
        needed(text, place);
        line(text, place);
        that(text.size() <= most_name_bytes, place, "is longer than 255 bytes");
    }
    void address(const std::string& text, const std::string& place) {
        line(text, place);
        that(text.size() <= most_address_bytes, place, "is longer than 2000 bytes");
    }
    /// A day or nothing.
    void day(const std::string& text, const std::string& place) {
        that(text.empty() || is_day(text), place, "is no day such as 2025-05-14");
    }
    void texts(const Localised<std::string>& all, const std::string& place) {
        for (const auto& [language, one] : all) {
            name(language, "a language of " + place);
            text(one, place);
        }
    }
    /// At least one language, and none of them empty.
    void needed_texts(const Localised<std::string>& all, const std::string& place) {
        that(!all.empty(), place, "is missing");
        texts(all, place);
        for (const auto& [language, one] : all) needed(one, place + " (" + language + ")");
    }
    void picture(const Picture& picture, const std::string& place) {
        that(picture.width >= 1 && picture.width <= most_picture_pixels && picture.height >= 1 &&
                 picture.height <= most_picture_pixels,
             place, "has an impossible size");
        texts(picture.alt, "the alternative text of " + place);
        texts(picture.caption, "the caption of " + place);
        text(picture.credit, "the credit of " + place);
        text(picture.licence, "the licence of " + place);
    }
    void id(const std::string& id, const std::string& place, std::set<std::string>& seen) {
        name(id, "the id of " + place);
        that(seen.insert(id).second, place, "has the same id as another: \"" + id + "\"");
    }

  private:
    Status x_status;
};

}  // namespace standpunkt
