#include "health/kernel_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

namespace standpunkt {
namespace {

constexpr std::size_t most_bytes = 1U << 16;
constexpr std::size_t most_entries = 100;

template <class Number>
std::optional<Number> parsed(std::string_view text, int base) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

}  // namespace

std::string kernel_text(const std::filesystem::path& file) {
    // Without waiting: whatever lies at that path may be a pipe nobody writes to.
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (opened < 0) return {};
    std::string text(most_bytes, '\0');
    std::size_t size = 0;
    for (ssize_t count; size < text.size() &&
                        (count = ::read(opened, text.data() + size, text.size() - size)) > 0;)
        size += static_cast<std::size_t>(count);
    ::close(opened);
    text.resize(size);
    const std::string_view blank(" \t\r\n\0", 5);
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    return parsed<std::int64_t>(text, 10);
}

std::optional<std::uint64_t> hexadecimal(std::string_view text) {
    if (text.starts_with("0x") || text.starts_with("0X")) text.remove_prefix(2);
    return parsed<std::uint64_t>(text, 16);
}

std::vector<std::filesystem::path> entries(const std::filesystem::path& folder,
                                           std::string_view start) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error))
        if (at->path().filename().string().starts_with(start) && found.size() < most_entries)
            found.push_back(at->path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace standpunkt
