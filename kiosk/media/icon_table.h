#pragma once
// Written by icon_table.cmake at build: the names and code points of the installed icon font.
#include <cstddef>
#include <string_view>

namespace standpunkt {

struct IconEntry {
    std::string_view name;
    char32_t code_point;
};

extern const IconEntry icon_table[];  ///< not sorted
extern const std::size_t icon_table_size;

}  // namespace standpunkt
