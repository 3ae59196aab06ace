#pragma once
// What an argument of a command line has to be; what is not ends the program with 2, in words.
#include <CLI/CLI.hpp>
#include <string>

#include "base/day.h"

namespace standpunkt {

/// For options that take a file's name: an empty shell variable names none.
inline const CLI::Validator names_a_file(
    [](const std::string& text) { return text.empty() ? "names no file" : ""; }, "FILE");

inline const CLI::Validator names_a_day(
    [](const std::string& day) {
        return is_day(day) ? std::string() : "\"" + day + "\" is no day like 2026-11-27";
    },
    "");

}  // namespace standpunkt
