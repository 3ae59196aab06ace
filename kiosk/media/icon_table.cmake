# The icon font holds no glyph names, but its package brings a list of them for style sheets. From
# that list comes a table in C++, so that a stand needs nothing but the font itself.
find_file(ICON_NAMES _variables.scss
    PATHS /usr/share/fonts-material-design-icons-iconfont/scss NO_DEFAULT_PATH)
if(NOT ICON_NAMES)
    message(FATAL_ERROR "The names of the Material icons are missing. deploy/setup installs "
                        "fonts-material-design-icons-iconfont, which has them.")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ICON_NAMES})

file(STRINGS ${ICON_NAMES} lines REGEX "^[ \t]*\"[a-z0-9_]+\": *[0-9a-f]+")
# In the list, but not in the font (a test compares the two).
list(FILTER lines EXCLUDE REGEX "\"goat\"")
set(entries "")
foreach(line IN LISTS lines)
    string(REGEX REPLACE "^[ \t]*\"([a-z0-9_]+)\": *([0-9a-f]+).*" "    {\"\\1\", 0x\\2},\n" entry
        "${line}")
    string(APPEND entries "${entry}")
endforeach()
list(LENGTH lines count)
if(count LESS 1000)
    message(FATAL_ERROR "${ICON_NAMES} holds only ${count} names of icons: its form has changed.")
endif()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/icon_table.cpp CONTENT
"#include \"media/icon_table.h\"

namespace standpunkt {

const IconEntry icon_table[] = {
${entries}};
const std::size_t icon_table_size = sizeof icon_table / sizeof *icon_table;

}  // namespace standpunkt
")
target_sources(media PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/icon_table.cpp)
