#include "bundle/diagnosis.h"

#include <algorithm>

#include "bundle/trailer.h"
#include "store/page_source.h"

namespace standpunkt {
namespace {

using namespace std::string_view_literals;
constexpr std::string_view sqlite_magic = "SQLite format 3\0"sv;

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(0, 4)) value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

/// Bytes behind the first footer that follows the pages; 0 if there is none. However much was
/// added, only the longest trailer a bundle can have is searched.
std::uint64_t bytes_behind_footer(const ByteSource& file, std::uint64_t pages_end) {
    const std::uint64_t size = file.size();
    if (pages_end >= size) return 0;
    const std::uint64_t longest = most_index_bytes + most_signature_bytes + footer_bytes;
    const auto tail =
        file.read(pages_end, static_cast<std::size_t>(std::min(size - pages_end, longest)));
    if (!tail) return 0;
    const auto found = tail->find(footer_magic);
    if (found == std::string::npos || tail->size() - found < footer_bytes) return 0;
    return size - pages_end - found - footer_bytes;
}

}  // namespace

Error diagnose(const ByteSource& file) {
    const auto error = [](std::string message, std::string next_step = {},
                          Code code = Code::Damaged) {
        return Error{std::move(message), {}, 0, std::move(next_step), code};
    };
    if (file.size() == 0) return error("the file is empty.", "Copy it again.");
    const auto head =
        file.read(0, static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), 100)));
    if (!head) return head.error();
    if (!head->starts_with(sqlite_magic.substr(0, head->size())))
        return error("this is not a Standpunkt bundle.",
                     "A bundle is a file NAME.standpunkt made by: standpunkt-content build",
                     Code::NotABundle);
    if (head->size() < 100)
        return error("it was truncated within its first page.", "Copy it again.");
    if (big_endian(std::string_view(*head).substr(68)) != application_id)
        return error("this is an SQLite database of another application, not a Standpunkt bundle.",
                     {}, Code::NotABundle);
    const std::uint64_t pages_end =
        std::uint64_t{big_endian(std::string_view(*head).substr(28))} * page_size;
    if (const std::uint64_t behind = bytes_behind_footer(file, pages_end); behind > 0)
        return error("there are " + std::to_string(behind) +
                         " bytes behind the end of the bundle; something was added to the file.",
                     "Copy it again.");
    if (file.size() < pages_end)
        return error("it was truncated: " + std::to_string(pages_end - file.size()) +
                         " bytes of its pages are missing, and all that follows them.",
                     "Copy it again.");
    if (file.size() == pages_end)
        return error("its pages are whole, but page index and signature are missing.",
                     "Copy it again, or build it again: a bundle is never unsigned.");
    return error("it was truncated or its end was altered: there is no footer.", "Copy it again.");
}

}  // namespace standpunkt
