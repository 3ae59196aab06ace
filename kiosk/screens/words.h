#pragma once
// What the interface says, by language and form of address. The texts stand in assets/words/ and
// are built into the program, so that a stand starts without reading them from anywhere.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "interview/catalogue.h"

namespace standpunkt {

class Words {
  public:
    /// interface_languages, as texts.
    static std::vector<std::string> languages();
    /// An unknown language gives English. `address` matters in German only.
    static const Words& of(const std::string& language, Address address);
    /// A language that is not built in, or another wording of one that is, for both forms of
    /// address; `words` holds every key. What of() gave for that language before is gone.
    static void add(const std::string& language,
                    std::map<std::string, std::string, std::less<>> words);

    /// The word for `key`; asserts that it exists (a test holds the files against each other).
    const std::string& operator[](std::string_view key) const;
    /// With each "{}" filled in, in order.
    std::string operator()(std::string_view key, const std::vector<std::string>& values) const;

  private:
    using All = std::map<std::pair<std::string, Address>, Words>;
    static All& all();
    std::map<std::string, std::string, std::less<>> x_words;
};

/// A language of the stand in its own words, "Deutsch": as the stand calls it, else as the
/// interface does; its code where neither knows one.
std::string language_name(const Stand& stand, const std::string& language);

}  // namespace standpunkt
