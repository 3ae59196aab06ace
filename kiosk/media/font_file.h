#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// Which code points a font file has glyphs for (FreeType). Never changes after it was made, so any
/// number of threads may ask.
class FontCoverage {
  public:
    /// An error if there is no such file or it is no font with a Unicode table.
    static Result<FontCoverage> read(const std::filesystem::path& path);
    static Result<FontCoverage> from_bytes(std::string bytes);
    bool has(char32_t code_point) const;

  private:
    std::vector<std::pair<char32_t, char32_t>> x_ranges;  // sorted, inclusive
};

}  // namespace standpunkt
