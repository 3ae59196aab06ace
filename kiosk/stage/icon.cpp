#include "media/icon.h"
#include "base/unicode.h"
#include "stage/fonts.h"

namespace standpunkt {

std::string icon(std::string_view name) {
    const auto code_point = icon_code_point(name);
    return code_point ? to_utf8(*code_point) : std::string();
}

}  // namespace standpunkt
