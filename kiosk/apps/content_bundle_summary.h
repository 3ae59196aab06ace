#pragma once
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "bundle/bundle.h"
#include "interview/catalogue.h"
#include "interview/media_source.h"

namespace standpunkt {

/// What is in a catalogue, counted.
struct Summary {
    std::size_t topics = 0, interviews = 0, exchanges = 0, highlights = 0, slides = 0;
    std::size_t pictures = 0, fonts = 0;  ///< media, each counted once
    std::uint64_t text_bytes = 0, picture_bytes = 0, font_bytes = 0;
    std::map<std::string, std::size_t> words;  ///< of questions and answers, by language
};

/// Reads every medium once.
Result<Summary> summarise(const Catalogue& catalogue, const MediaSource& media);
std::string summary_as_text(const Summary& summary);
nlohmann::json summary_as_json(const Summary& summary);

std::string identity_as_text(const Identity& identity, const Digest& content, std::size_t pages,
                             const KeyId& key);
nlohmann::json identity_as_json(const Identity& identity, const KeyId& key);

}  // namespace standpunkt
