#include "authoring/stand_file.h"

#include <algorithm>
#include <set>

#include "authoring/names.h"
#include "authoring/toml_file.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

std::vector<std::string> known_keys() {
    std::vector<std::string> keys = {"title",
                                     "channel",
                                     "languages",
                                     "default_language",
                                     "attract_languages",
                                     "address",
                                     "web_address",
                                     "only_slides",
                                     "logo",
                                     "logo_alt",
                                     "timing",
                                     "dwell_seconds",
                                     "fade_milliseconds",
                                     "idle_least_seconds",
                                     "idle_most_seconds",
                                     "hyphenation",
                                     "language",
                                     "name",
                                     "direction",
                                     "fonts"};
    for (const std::string& name : face_names()) keys.push_back(name);
    for (const std::string& name : slide_keys()) keys.push_back(name);
    return keys;
}

const std::filesystem::path path = "stand.toml";

class StandReader {
  public:
    StandReader(const TomlTable& file, Faults& faults) : x_file(file), x_faults(faults) {}

    StandFile read() {
        read_languages();
        Stand& stand = x_result.stand;
        stand.title = read_localised(x_file, "title", stand.languages, path, x_faults);
        x_result.title = place("title");
        x_result.languages = place("languages");
        if (stand.title.empty()) {
            error("missing-title", "title", "The stand has no title.", "Add title = \"My stand\".");
        }
        read_logo();
        read_channel();
        read_address();
        stand.web_address = read_text(x_file, "web_address");
        if (!stand.web_address.empty())
            check_web_address(stand.web_address, place("web_address"), x_faults);
        x_result.only_slides = x_file.boolean("only_slides").value_or(false);
        if (const auto timing = x_file.table("timing")) read_timing(*timing);
        if (const auto table = x_file.table("hyphenation")) read_hyphenation(*table);
        x_result.forms = read_language_forms(x_file, stand.languages, path, x_faults);
        check_interface();
        x_result.slides = read_slides(x_file, stand.languages, path, x_faults);
        finish_toml(x_file, known_keys(), x_faults);
        return std::move(x_result);
    }

  private:
    Place place(std::string_view key) const { return {path, x_file.line(key)}; }
    void error(std::string code, std::string_view key, std::string message, std::string next_step) {
        x_faults.error(std::move(code), place(key), std::move(message), std::move(next_step));
    }

    std::vector<std::string> read_codes(std::string_view key) {
        std::vector<std::string> codes;
        const auto listed = x_file.strings(key);
        if (!listed) return codes;
        for (const std::string& code : *listed) {
            if (!is_language(code)) {
                error("bad-language", key, "\"" + code + "\" is no language code.",
                      "Use short codes such as \"de\" or \"en\".");
            } else if (std::find(codes.begin(), codes.end(), code) != codes.end()) {
                error("bad-language", key, "\"" + code + "\" is listed twice.", "Take one away.");
            } else {
                codes.push_back(code);
            }
        }
        return codes;
    }

    bool is_listed(const std::string& code) const {
        const auto& languages = x_result.stand.languages;
        return std::find(languages.begin(), languages.end(), code) != languages.end();
    }

    void read_languages() {
        Stand& stand = x_result.stand;
        stand.languages = read_codes("languages");
        if (stand.languages.empty()) {
            error("missing-languages", "languages", "The stand's languages are not given.",
                  "Add languages = [\"de\"], or [\"de\", \"en\"] for two.");
            stand.languages = {"de"};
        }
        stand.default_language = stand.languages.front();
        if (const auto code = x_file.string("default_language")) {
            if (is_listed(*code)) {
                stand.default_language = *code;
            } else {
                error("bad-language", "default_language",
                      "default_language is \"" + *code + "\", which is not among the languages.",
                      did_you_mean(*code, stand.languages, "Name one of languages."));
            }
        }
        for (const std::string& code : read_codes("attract_languages")) {
            if (is_listed(code)) {
                stand.attract_languages.push_back(code);
            } else {
                error("bad-language", "attract_languages",
                      "attract_languages names \"" + code + "\", which is not among the languages.",
                      did_you_mean(code, stand.languages, "Name only some of languages."));
            }
        }
        if (stand.attract_languages.empty()) stand.attract_languages = stand.languages;
    }

    bool has_name(const std::string& code) const {
        return std::ranges::any_of(x_result.forms, [&](const WrittenForm& form) {
            return form.language == code && !form.name.empty();
        });
    }

    void check_interface() {
        for (const std::string& code : x_result.stand.languages) {
            if (std::ranges::find(interface_languages, code) != interface_languages.end()) continue;
            x_faults.warning("foreign-interface", place("languages"),
                             "Buttons and hints are English where texts are in \"" + code +
                                 "\": the interface does not speak it.",
                             has_name(code)
                                 ? "If that is acceptable, nothing is left to do; else take the "
                                   "language away."
                                 : "If that is acceptable, only tell how the language is called on "
                                   "its button: [language." +
                                       code + "] name = \"...\".");
        }
    }

    void read_logo() {
        StandLogo& logo = x_result.logo;
        logo.file = read_text(x_file, "logo");
        logo.place = place("logo");
        logo.alt = read_localised(x_file, "logo_alt", x_result.stand.languages, path, x_faults);
        if (logo.alt.empty()) logo.alt = x_result.stand.title;
    }

    void read_channel() {
        x_result.stand.channel = read_text(x_file, "channel");
        if (is_name(x_result.stand.channel)) return;
        const std::string& channel = x_result.stand.channel;
        error("bad-channel", "channel",
              channel.empty()
                  ? "The channel is missing: the name of the stand this content is for."
                  : "\"" + channel + "\" cannot be a channel: only a-z, 0-9 and - may be used.",
              "Write channel = \"" + (channel.empty() ? "my-stand" : name_from(channel)) + "\".");
    }

    void read_address() {
        const std::string address = read_text(x_file, "address");
        if (address == "du") x_result.stand.address = Address::Du;
        if (address.empty() || address == "du" || address == "sie") return;
        error("bad-address", "address", "address has to be \"sie\" or \"du\".",
              did_you_mean(address, {"sie", "du"}, "Write address = \"sie\"."));
    }

    std::optional<Duration> read_time(const TomlTable& table, std::string_view key, double unit,
                                      double least, double most) {
        const auto number = table.number(key);
        if (!number) return {};
        if (!(*number >= least && *number <= most)) {
            const auto whole = [](double value) {
                return std::to_string(static_cast<long>(value));
            };
            x_faults.error("bad-time", {path, table.line(key)},
                           std::string(key) + " has to lie between " + whole(least) + " and " +
                               whole(most) + ".",
                           "Correct it, or take the line away: then it is computed.");
            return {};
        }
        return Duration(static_cast<Duration::rep>(*number * unit + 0.5));
    }

    void read_timing(const TomlTable& table) {
        Timing& timing = x_result.stand.timing;
        timing.dwell = read_time(table, "dwell_seconds", 1000, 2, 600);
        timing.fade = read_time(table, "fade_milliseconds", 1, 0, 5000);
        timing.idle_least = read_time(table, "idle_least_seconds", 1000, 10, 3600);
        timing.idle_most = read_time(table, "idle_most_seconds", 1000, 10, 3600);
        if (timing.idle_least && timing.idle_most && *timing.idle_least > *timing.idle_most) {
            x_faults.error("bad-time", {path, table.line("idle_most_seconds")},
                           "idle_most_seconds is less than idle_least_seconds.", "Swap the two.");
        }
    }

    void read_hyphenation(const TomlTable& table) {
        for (const std::string& language : table.keys()) {
            const Place here{path, table.line(language)};
            if (!is_listed(language)) {
                x_faults.warning(
                    "unlisted-language", here,
                    "\"" + language + "\" is no language of this stand; these words do nothing.",
                    did_you_mean(language, x_result.stand.languages, "Take the line away."));
            }
            auto words = table.strings(language);
            if (!words) continue;
            for (std::string& word : *words) {
                word = nfc(word);
                check_hyphenation(word, here);
            }
            x_result.hyphenation[language] = std::move(*words);
        }
    }

    /// Any other sign would make a word that stands in no text, and the line would do nothing.
    void check_hyphenation(const std::string& word, const Place& here) {
        const auto points = code_points(word);
        const bool good = std::ranges::any_of(points, is_letter) &&
                          std::ranges::all_of(points, [](char32_t point) {
                              return point == U'|' || is_letter(point);
                          });
        if (good) return;
        x_faults.error("bad-hyphenation", here,
                       "\"" + word + "\" holds something else than letters and bars.",
                       "Write one word, with | where it may be parted: \"Real|labor\".");
    }

    const TomlTable& x_file;
    Faults& x_faults;
    StandFile x_result;
};

/// The languages the interviews are written in: without stand.toml the best guess, so that not
/// every text is called superfluous.
std::vector<std::string> written_languages(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::set<std::string> languages;
    std::error_code none;
    for (const auto& interview : fs::directory_iterator(folder / "interviews", none)) {
        for (const auto& file : fs::directory_iterator(interview, none)) {
            const std::string stem = file.path().stem().string();
            if (file.path().extension() == ".md" && is_language(stem)) languages.insert(stem);
        }
    }
    if (languages.empty()) return {"de"};
    return {languages.begin(), languages.end()};
}

}  // namespace

StandFile read_stand_file(const std::filesystem::path& folder, Faults& faults) {
    if (const auto file = read_toml(folder, path, Presence::Needed, faults)) {
        return StandReader(*file, faults).read();
    }
    StandFile none;
    none.stand.languages = none.stand.attract_languages = written_languages(folder);
    none.stand.default_language = none.stand.languages.front();
    none.title = none.languages = {path, 0};
    return none;
}

}  // namespace standpunkt
