#pragma once
#include <optional>
#include <string>

#include "base/notice.h"
#include "interview/catalogue.h"
#include "screens/operator_page.h"
#include "screens/reader_pages.h"
#include "screens/words.h"
#include "search/search.h"
#include "show/show.h"

namespace standpunkt {

/// Why there is nothing to show: no content yet, content that cannot be read, no disk to have it
/// on, nobody who said what it should take.
enum class Holding { NothingYet, Broken, NoStorage, NotSetUp, FaultySettings };

/// Everything a scene is drawn from. References live as long as the call.
struct View {
    const Show& show;
    const Catalogue& catalogue;
    const Words& words;
    const Palette& palette;
    std::string language;
    std::string pressed;       ///< id of the node under the finger; empty if none
    const ReaderPages* pages;  ///< of the exchange being read; only in Reader
    Holding holding = Holding::NothingYet;
    const Hits* hits = nullptr;                   ///< of the query; only in Search
    bool searched = false;                        ///< the query had letters enough to look for
    std::string focus = {};                       ///< id of the node keys are at; empty if none
    std::string version = {}, content_code = {};  ///< for About; the code may be empty
    std::optional<Notice> notice =
        {};                    ///< for the people around the stand; in loop and Holding only
    bool keeps_words = false;  ///< what is searched for is stored, and About says so
    bool touch_lost = false;   ///< in the loop only: the touchscreen is not connected
    const OperatorPage* page = nullptr;  ///< only in Operator
    Time now{0};

    Appearance appearance() const { return show.visit.aids.appearance; }

    std::string say(std::string_view key) const { return words[key]; }
    std::string say(std::string_view key, const std::vector<std::string>& values) const {
        return words(key, values);
    }
    std::string questions(std::size_t count) const {
        return count == 1 ? say("question_count_one")
                          : say("question_count", {std::to_string(count)});
    }
    std::string localised(const Localised<std::string>& text) const {
        return text_of(text, language, catalogue.stand.default_language);
    }
};

}  // namespace standpunkt
