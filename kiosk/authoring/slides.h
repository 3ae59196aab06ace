#pragma once
// The exhibitor's own slides: [[slide]] in stand.toml.
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/picture_desk.h"
#include "authoring/text_rules.h"
#include "authoring/toml_file.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// A slide as it stands in the file: its pictures and its target are still words.
struct WrittenSlide {
    Slide slide;      ///< with an address as its target, else without one
    Picture picture;  ///< alt text, credit and licence of both pictures
    std::string wide, tall, topic, exchange;
    Place place, text_place, alt_place, wide_place, tall_place, target_place;
    std::optional<PictureDesk::Ticket> wide_ticket, tall_ticket;
};

/// The keys of a [[slide]], for suggestions.
const std::vector<std::string>& slide_keys();

/// All slides of the file; each broken rule that needs nothing else is a fault.
std::vector<WrittenSlide> read_slides(const TomlTable& file,
                                      const std::vector<std::string>& languages,
                                      const std::filesystem::path& path, Faults& faults);

/// Holds their texts against the fonts, asks for their pictures, and warns of those whose last day
/// is before `today` (ISO 8601; empty: unknown).
void check_slides(std::vector<WrittenSlide>& slides, const std::string& today, PictureDesk& desk,
                  TextRules& rules, Faults& faults);

/// With pictures and targets, after the desk has run and the catalogue's topics and interviews are
/// final. A target that is not there is a fault.
std::vector<Slide> finished_slides(const std::vector<WrittenSlide>& slides,
                                   const Catalogue& catalogue, const PictureDesk& desk,
                                   Faults& faults);

/// A web address as a visitor takes it along; everything else is a fault.
void check_web_address(const std::string& address, const Place& place, Faults& faults);

}  // namespace standpunkt
