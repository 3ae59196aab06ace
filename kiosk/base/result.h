#pragma once
// Errors from outside are values with a cause and a place; own mistakes are asserts.
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/code.h"

namespace standpunkt {

/// What went wrong outside the program, told so that a person can act on it.
struct Error {
    std::string message;         ///< one plain sentence: the cause
    std::filesystem::path path;  ///< the file it is about; empty if none
    int line = 0;                ///< 1-based line in `path`; 0 if none
    std::string next_step;       ///< what to do now; empty if the message says it
    Code code = Code::None;      ///< what a stand's screen and status call it, if they can show it
};

/// "path:line: message next step" as printed on a terminal; parts that are empty are left out.
std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(std::string message, std::filesystem::path path = {},
                                  int line = 0, std::string next_step = {},
                                  Code code = Code::None) {
    return tl::unexpected(
        Error{std::move(message), std::move(path), line, std::move(next_step), code});
}

/// For map_error: the same error, called `code` unless it has a code already.
inline auto coded(Code code) {
    return [code](Error error) {
        if (error.code == Code::None) error.code = code;
        return error;
    };
}

}  // namespace standpunkt

#define STANDPUNKT_JOIN2(a, b) a##b
#define STANDPUNKT_JOIN(a, b) STANDPUNKT_JOIN2(a, b)

/// TRY(auto bytes, read_file(path)); hands the error to the caller, else declares the value.
#define TRY(declaration, expression)                                                  \
    auto STANDPUNKT_JOIN(result_, __LINE__) = (expression);                           \
    if (!STANDPUNKT_JOIN(result_, __LINE__))                                          \
        return tl::unexpected(std::move(STANDPUNKT_JOIN(result_, __LINE__)).error()); \
    declaration = std::move(*STANDPUNKT_JOIN(result_, __LINE__))

/// TRY_STATUS(sync(file)); for expressions of type Status.
#define TRY_STATUS(expression)                                 \
    do {                                                       \
        if (auto status_ = (expression); !status_)             \
            return tl::unexpected(std::move(status_).error()); \
    } while (false)
