#pragma once
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/result.h"

namespace standpunkt {

/// "cannot WHAT: No space left on device." of the present errno, for a call that has just failed. A
/// full disk has its code, because people can do something about it.
inline tl::unexpected<Error> system_error(std::string_view what,
                                          const std::filesystem::path& path) {
    const int number = errno;  // before anything below changes it
    return fail(
        "cannot " + std::string(what) + ": " + std::generic_category().message(number) + ".", path,
        0, {}, number == ENOSPC || number == EDQUOT ? Code::NoSpace : Code::None);
}

}  // namespace standpunkt
