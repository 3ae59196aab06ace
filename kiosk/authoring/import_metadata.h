#pragma once
#include <optional>
#include <string>

namespace standpunkt {

/// What a short line at the head or the end of an interview says about it.
enum class MetadataKind { Kind, Person, Date, Source, Title, Role, Organisation, Credit };

struct Metadata {
    MetadataKind kind = MetadataKind::Kind;
    std::string value;    ///< Date: ISO 8601; else the words themselves
    std::string role;     ///< Person: what stood behind the name
    bool certain = true;  ///< said by a word such as "Name:", not only by its look
};

/// Reads one line; nothing if it is no such line. "interview", "Dr. Anna Vogel",
/// "Interviewpartnerin: ...", "12. Mai 2025", "Quelle: ...", "Foto: ...", "(c) ...".
std::optional<Metadata> metadata_of(const std::string& line);

/// A person named in running text behind "mit" / "with" or by an academic title; empty if none.
std::string person_in(const std::string& text);

/// "12. Mai 2025", "12.05.2025", "May 12, 2025", "2025-05-12" as "2025-05-12"; empty if none.
std::string iso_date(const std::string& text);

}  // namespace standpunkt
