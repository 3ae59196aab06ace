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
    bool operator==(const Exchange&) const = default;
};

struct Interview {
    std::string id;  ///< the folder's name
    Person person;
    Localised<std::string> title;
    Localised<std::string> lead;  ///< may be empty
    std::string date;             ///< of the talk, ISO 8601; may be empty
    std::string source;           ///< where it was published, as printed
    std::string retold_by;        ///< empty if the text is the interview itself
    std::string approved_by, approved_on;
    std::vector<Exchange> exchanges;
    bool operator==(const Interview&) const = default;
};

/// Where an exchange stands: indexes into Catalogue::interviews and Interview::exchanges.
struct ExchangeRef {
    std::size_t interview = 0, exchange = 0;
    auto operator<=>(const ExchangeRef&) const = default;
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

struct Stand {
    Localised<std::string> title;
    std::string channel;                 ///< which stand's content this is: "demo"
    std::vector<std::string> languages;  ///< of the content, in order: {"de", "en"}
    std::string default_language;
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
/// Every medium the catalogue names, sorted, each once.
std::vector<MediumId> media_of(const Catalogue& catalogue);

/// What invites in the loop while an editor wrote no highlight: the question itself, of several
/// sentences the last that ends in "?"; above 240 characters the interview's title.
std::string inviting_question(const std::string& question, const std::string& interview_title);

}  // namespace standpunkt
