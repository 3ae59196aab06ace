#pragma once
// Everything on show as one immutable value. What an editor's folder becomes, what a bundle holds,
// what the display shows: the same type at both ends.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/time.h"
#include "interview/localised.h"
#include "interview/picture.h"
#include "interview/text.h"

namespace standpunkt {

/// Where an exchange stands: indexes into Catalogue::interviews and Interview::exchanges.
struct ExchangeRef {
    std::size_t interview = 0, exchange = 0;
    auto operator<=>(const ExchangeRef&) const = default;
};

struct Person {
    std::string name;  ///< as printed, with title: "Dr. Anna Vogel"
    Localised<std::string> role;
    std::string organisation;
    std::optional<Picture> portrait;
    bool operator==(const Person&) const = default;
};

/// One exchange in one language.
struct ExchangeText {
    std::string question;
    std::string short_title;  ///< "Kurz:", at most 40 characters, for lists
    std::string summary;      ///< "In einem Satz:", at most 160 characters; may be empty
    std::vector<Block> answer;
    bool cut_off = false;  ///< the text ends in mid-sentence at its source
    bool operator==(const ExchangeText&) const = default;
};

struct Exchange {
    std::string id;         ///< unique within its interview, pairs the languages
    std::size_t topic = 0;  ///< index into Catalogue::topics
    Localised<ExchangeText> texts;
    std::vector<ExchangeRef> related =
        {};  ///< what to read next, best first; found when it is built
    bool operator==(const Exchange&) const = default;
};
inline constexpr std::size_t most_related = 4;

struct Interview {
    std::string id;  ///< the folder's name
    Person person;
    Localised<std::string> title;
    Localised<std::string> lead;  ///< may be empty
    std::string date;             ///< of the talk, ISO 8601; may be empty
    std::string source;           ///< where it was published, as printed
    std::string retold_by;        ///< empty if the text is the interview itself
    std::string approved_by, approved_on;
    std::string consent_until;  ///< ISO 8601; the person's consent ends with that day; may be empty
    std::vector<Exchange> exchanges;
    bool operator==(const Interview&) const = default;
};

struct Topic {
    std::string id;
    std::string icon;  ///< a name of the Material icons: "science"
    Colour colour;     ///< white text stands on it
    Localised<std::string> title;
    bool operator==(const Topic&) const = default;
};

enum class HighlightKind {
    Quote,       ///< found verbatim in its interview; set in quotation marks
    Paraphrase,  ///< "nach dem Gespräch mit ..."
    Editorial,   ///< no name beside it
    Question     ///< no highlight was written: the question invites
};

struct Highlight {
    ExchangeRef exchange;
    HighlightKind kind = HighlightKind::Editorial;
    Localised<std::string> text;  ///< the n-th of one language pairs with the n-th of the other
    bool operator==(const Highlight&) const = default;
};

/// Where a slide leads when it is tapped.
struct SlideTarget {
    enum class Kind { None, Topic, Exchange, Address };
    Kind kind = Kind::None;
    std::size_t topic = 0;  ///< Topic: index into Catalogue::topics
    ExchangeRef exchange;   ///< Exchange
    std::string address;    ///< Address: shown as a code to take along
    bool operator==(const SlideTarget&) const = default;
};

/// The exhibitor's own picture or line in the loop.
struct Slide {
    std::string id;               ///< unique among the slides
    Localised<std::string> text;  ///< empty exactly when there is a picture
    std::optional<Picture> wide;  ///< 16:9, for landscape panels
    std::optional<Picture>
        tall;                 ///< 9:16; where one of the two is missing the other is shown whole
    unsigned weight = 1;      ///< how often in a cycle, 1 to most_slide_weight
    std::string from, until;  ///< first and last day, ISO 8601; empty: no bound
    SlideTarget target;
    bool operator==(const Slide&) const = default;
};
inline constexpr unsigned most_slide_weight = 9;

/// Form of address of the interface's German.
enum class Address { Sie, Du };

struct Timing {
    std::optional<Duration> dwell;                  ///< instead of the computed one
    std::optional<Duration> fade;                   ///< of the attract loop; default 700 ms
    std::optional<Duration> idle_least, idle_most;  ///< bounds of idle; default 60 s and 180 s
    bool operator==(const Timing&) const = default;
};

/// Colours of one appearance (VISITOR.md, tokens).
struct Palette {
    Colour canvas, surface, sunken, ink, second_ink, primary, on_primary, soft, border, divider,
        amber, on_amber;
    bool operator==(const Palette&) const = default;
};

Palette light_palette();
Palette dark_palette();
Palette contrast_palette();  ///< the same on every stand: no theme weakens it

/// A stand's own font; without one Inter is used.
struct FontFamily {
    std::optional<MediumId> regular, medium, semi_bold, bold, italic, display;
    bool operator==(const FontFamily&) const = default;
};

struct Theme {
    Palette light = light_palette();
    Palette dark = dark_palette();
    bool attract_light = false;  ///< the loop in its light variant, against glare
    std::optional<Picture> logo_on_light, logo_on_dark;
    FontFamily fonts;
    bool operator==(const Theme&) const = default;
};

/// Languages the interface itself speaks; in any other its words are English.
inline constexpr std::array<std::string_view, 2> interface_languages{"de", "en"};

/// Reading direction of a language. Only left to right can be shown so far; the format knows both.
enum class Direction { LeftToRight, RightToLeft };

/// What is special about one of the stand's languages.
struct LanguageForm {
    Direction direction = Direction::LeftToRight;
    std::string name;  ///< in the language itself, "Français"; empty: as the interface calls it
    FontFamily fonts;  ///< instead of the theme's, for this language alone
    bool operator==(const LanguageForm&) const = default;
};

struct Stand {
    Localised<std::string> title;
    std::string channel;                 ///< which stand's content this is: "demo"
    std::vector<std::string> languages;  ///< of the content, in order: {"de", "en"}
    std::string default_language;
    Localised<LanguageForm> forms;               ///< only of languages that need one
    std::vector<std::string> attract_languages;  ///< the loop alternates between these
    Address address = Address::Sie;
    std::string web_address;  ///< may be empty
    Timing timing;
    bool operator==(const Stand&) const = default;
};

struct Catalogue {
    Stand stand;
    Theme theme;
    std::vector<Topic> topics;  ///< in the order on screen; each holds at least one exchange
    std::vector<Interview> interviews;
    std::vector<Highlight> highlights;  ///< never empty if there is an exchange
    std::vector<Slide> slides;
    bool operator==(const Catalogue&) const = default;

    const Interview& interview(ExchangeRef ref) const { return interviews.at(ref.interview); }
    const Exchange& exchange(ExchangeRef ref) const {
        return interviews.at(ref.interview).exchanges.at(ref.exchange);
    }
    const Topic& topic(ExchangeRef ref) const { return topics.at(exchange(ref).topic); }
};

/// The exchanges of a topic, in catalogue order.
std::vector<ExchangeRef> exchanges_of(const Catalogue& catalogue, std::size_t topic);
/// What an exchange says in `language`, else in the stand's default, else in any.
const ExchangeText& text_of(const Catalogue& catalogue, ExchangeRef ref,
                            const std::string& language);
/// Takes out the slides that are not for `today` (ISO 8601). Empty, where no clock can be trusted:
/// slides with a date go, a talk announced for the wrong day is worse than none.
void keep_slides_of(Catalogue& catalogue, const std::string& today);
/// Every medium the catalogue names, sorted, each once.
std::vector<MediumId> media_of(const Catalogue& catalogue);

/// What invites in the loop while an editor wrote no highlight: the question itself, of several
/// sentences the last that ends in "?"; above 240 characters the interview's title.
std::string inviting_question(const std::string& question, const std::string& interview_title);

}  // namespace standpunkt
