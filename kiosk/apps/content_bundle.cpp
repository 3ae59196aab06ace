#include "content_bundle.h"

#include <chrono>
#include <cstdio>
#include <iostream>

#include "content_verbs.h"

namespace standpunkt {

void add_bundle_verbs(CLI::App& app, int& exit_code) {
    add_keygen_verb(app, exit_code);
    add_build_verb(app, exit_code);
    add_publish_verb(app, exit_code);
    add_sign_verb(app, exit_code);
    add_inspect_verb(app, exit_code);
}

int tell_error(const Error& error) {
    std::cerr << "standpunkt-content: " << to_string(error) << "\n";
    return 1;
}

std::string size_text(std::uint64_t bytes) {
    char text[32];
    const auto value = static_cast<double>(bytes);
    if (bytes >= 1'000'000)
        std::snprintf(text, sizeof text, "%.1f MB", value / 1e6);
    else if (bytes >= 1000)
        std::snprintf(text, sizeof text, "%.0f kB", value / 1e3);
    else
        std::snprintf(text, sizeof text, "%.0f bytes", value);
    return text;
}

std::string time_text(std::int64_t seconds) {
    using namespace std::chrono;
    constexpr std::int64_t a_day = 86'400, most_days = 10'000'000;
    std::int64_t whole = seconds / a_day, rest = seconds % a_day;
    if (rest < 0) {
        rest += a_day;
        --whole;
    }
    // Beyond this the calendar's own types end; only a signed oddity gets here.
    if (whole > most_days || whole < -most_days) return std::to_string(seconds) + " s since 1970";
    const year_month_day date{sys_days{days{whole}}};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d UTC",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return text;
}

}  // namespace standpunkt
