#pragma once
// The tables of a bundle; FORMAT.md says what each column means.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "base/result.h"
#include "interview/catalogue.h"
#include "store/database.h"

namespace standpunkt {

/// Creates the tables, always in the same order, so that their root pages keep their numbers.
Status create_tables(Database& database);
/// An error unless the database holds exactly these tables and nothing else.
Status check_tables(Database& database);

/// Rows of one interview are neighbours, and a new interview moves no others: a key is 40 bits
/// of the digest of the interview's id, then 23 bits that count. What belongs to no interview has
/// the id "".
inline constexpr int counter_bits = 23;
std::int64_t first_key(std::string_view interview_id);

std::string_view word_for(HighlightKind kind);
std::string_view word_for(BlockKind kind);
std::string_view word_for(Address address);
std::string_view word_for(SlideTarget::Kind kind);
std::string_view word_for(Direction direction);
std::optional<HighlightKind> highlight_kind(std::string_view word);
std::optional<BlockKind> block_kind(std::string_view word);
std::optional<Address> address_for(std::string_view word);
std::optional<SlideTarget::Kind> target_kind(std::string_view word);
std::optional<Direction> direction_for(std::string_view word);

/// "#RRGGBBAA".
std::string colour_text(Colour colour);
std::optional<Colour> colour_from(std::string_view text);
std::optional<Digest> digest_from_hex(std::string_view text);

struct ColourName {
    std::string_view name;
    Colour Palette::*member;
};
inline constexpr std::array<ColourName, 12> palette_colours = {{
    {"canvas", &Palette::canvas},
    {"surface", &Palette::surface},
    {"sunken", &Palette::sunken},
    {"ink", &Palette::ink},
    {"second_ink", &Palette::second_ink},
    {"primary", &Palette::primary},
    {"on_primary", &Palette::on_primary},
    {"soft", &Palette::soft},
    {"border", &Palette::border},
    {"divider", &Palette::divider},
    {"amber", &Palette::amber},
    {"on_amber", &Palette::on_amber},
}};

struct FontName {
    std::string_view name;
    std::optional<MediumId> FontFamily::*member;
};
inline constexpr std::array<FontName, 6> font_members = {{
    {"regular", &FontFamily::regular},
    {"medium", &FontFamily::medium},
    {"semi_bold", &FontFamily::semi_bold},
    {"bold", &FontFamily::bold},
    {"italic", &FontFamily::italic},
    {"display", &FontFamily::display},
}};

struct TimingName {
    std::string_view name;
    std::optional<Duration> Timing::*member;
};
inline constexpr std::array<TimingName, 4> timing_members = {{
    {"dwell_ms", &Timing::dwell},
    {"fade_ms", &Timing::fade},
    {"idle_least_ms", &Timing::idle_least},
    {"idle_most_ms", &Timing::idle_most},
}};

}  // namespace standpunkt
