#pragma once
#include <map>
#include <string>

namespace standpunkt {

/// Something that exists once a language; key: "de", "en" ... (BCP 47). Ordered, so that the same
/// content always gives the same bytes.
template <class T>
using Localised = std::map<std::string, T>;

/// The entry in `language`, else in `fallback`, else the first one; nullptr if there is none.
template <class T>
const T* pick(const Localised<T>& all, const std::string& language, const std::string& fallback) {
    if (const auto found = all.find(language); found != all.end()) return &found->second;
    if (const auto found = all.find(fallback); found != all.end()) return &found->second;
    return all.empty() ? nullptr : &all.begin()->second;
}

/// The text in `language` or its fallback; empty if there is none.
inline std::string text_of(const Localised<std::string>& all, const std::string& language,
                           const std::string& fallback) {
    const std::string* found = pick(all, language, fallback);
    return found ? *found : std::string();
}

}  // namespace standpunkt
