#include "media/font_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <limits>
#include <memory>

#include "base/files.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_font_bytes = 64 << 20;

struct Free {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
template <class Handle>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Free>;

}  // namespace

Result<FontCoverage> FontCoverage::read(const std::filesystem::path& path) {
    TRY(std::string bytes, read_file(path, most_font_bytes));
    auto coverage = from_bytes(std::move(bytes));
    if (!coverage) coverage.error().path = path;
    return coverage;
}

Result<FontCoverage> FontCoverage::from_bytes(std::string bytes) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return fail("cannot be read: FreeType does not start.");
    const Owned<FT_Library> owned_library(library);
    FT_Face face = nullptr;
    if (bytes.size() > most_font_bytes ||
        FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), 0, &face) != 0)
        return fail("is not a font that can be read.", {}, 0, "Use a TrueType or OpenType font.");
    const Owned<FT_Face> owned_face(face);
    if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) != 0)
        return fail("is a font without a Unicode table.", {}, 0, "Use another font.");
    FontCoverage coverage;
    FT_UInt glyph = 0;
    FT_ULong point = FT_Get_First_Char(face, &glyph);
    while (glyph != 0) {
        const auto found = static_cast<char32_t>(point);
        if (!coverage.x_ranges.empty() && coverage.x_ranges.back().second + 1 == found)
            coverage.x_ranges.back().second = found;
        else
            coverage.x_ranges.emplace_back(found, found);
        const FT_ULong next = FT_Get_Next_Char(face, point, &glyph);
        if (next <= point) break;  // a damaged table must not lead round in circles
        point = next;
    }
    if (coverage.x_ranges.empty()) return fail("is a font without letters.", {}, 0, "Use another.");
    return coverage;
}

bool FontCoverage::has(char32_t code_point) const {
    const auto after =
        std::upper_bound(x_ranges.begin(), x_ranges.end(),
                         std::pair(code_point, std::numeric_limits<char32_t>::max()));
    return after != x_ranges.begin() && code_point <= std::prev(after)->second;
}

}  // namespace standpunkt
