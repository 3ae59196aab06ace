#include "authoring/interview_file.h"

#include <algorithm>
#include <charconv>

#include "authoring/toml_file.h"

namespace standpunkt {
namespace {

const std::vector<std::string> known_keys = {"date",
                                             "source",
                                             "retold_by",
                                             "approved_by",
                                             "approved_on",
                                             "person",
                                             "name",
                                             "role",
                                             "organisation",
                                             "portrait",
                                             "portrait_alt",
                                             "portrait_credit",
                                             "portrait_licence"};

int number(std::string_view digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

int days_in(int year, int month) {
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// "2025", "2025-05" or "2025-05-14".
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    const int year = number(text.substr(0, 4));
    if (year < 1000) return false;
    if (text.size() == 4) return true;
    const int month = number(text.substr(5, 2));
    if (text[4] != '-' || month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    const int day = number(text.substr(8, 2));
    return text[7] == '-' && day >= 1 && day <= days_in(year, month);
}

class PersonReader {
  public:
    PersonReader(const std::filesystem::path& path, const std::vector<std::string>& languages,
                 PictureDesk& desk, TextRules& rules, Faults& faults)
        : x_path(path), x_languages(languages), x_desk(desk), x_rules(rules), x_faults(faults) {}

    InterviewFile read(const TomlTable& file) {
        Interview& interview = x_result.interview;
        interview.date = date(file, "date");
        interview.source = shown(file, "source");
        interview.retold_by = shown(file, "retold_by");
        interview.approved_by = shown(file, "approved_by");
        interview.approved_on = date(file, "approved_on");
        x_result.name = {x_path, 1};
        if (const auto person = file.table("person")) read_person(*person);
        if (interview.person.name.empty()) {
            x_faults.error("missing-name", x_result.name, "The person has no name.",
                           "Add name = \"...\" below a line [person].");
        }
        finish_toml(file, known_keys, x_faults);
        return std::move(x_result);
    }

  private:
    Place place(const TomlTable& table, std::string_view key) const {
        return {x_path, table.line(key)};
    }

    std::string shown(const TomlTable& table, std::string_view key) {
        std::string text = read_text(table, key);
        x_rules.check(text, place(table, key));
        return text;
    }

    std::string date(const TomlTable& table, std::string_view key) {
        const std::string text = read_text(table, key);
        if (text.empty() || is_date(text)) return text;
        x_faults.error("bad-date", place(table, key), "\"" + text + "\" is no date.",
                       "Write \"2025\", \"2025-05\" or \"2025-05-14\".");
        return {};
    }

    void read_person(const TomlTable& table) {
        Person& person = x_result.interview.person;
        x_result.name = place(table, "name");
        person.name = shown(table, "name");
        person.organisation = shown(table, "organisation");
        person.role = read_localised(table, "role", x_languages, x_path, x_faults);
        for (const auto& [language, role] : person.role) x_rules.check(role, place(table, "role"));
        Picture portrait;
        portrait.alt = read_localised(table, "portrait_alt", x_languages, x_path, x_faults);
        portrait.credit = shown(table, "portrait_credit");
        portrait.licence = shown(table, "portrait_licence");
        for (const auto& [language, alt] : portrait.alt)
            x_rules.check(alt, place(table, "portrait_alt"));
        const std::string file = read_text(table, "portrait");
        if (file.empty()) return;
        const Place named = place(table, "portrait");
        if (portrait.alt.empty()) {
            x_faults.error("missing-alt", named, "The portrait has no alt text.",
                           "Add portrait_alt.de = \"...\" (and one a language): what it shows.");
        }
        if (portrait.credit.empty()) {
            x_faults.warning("missing-credit", named, "Nobody is named as maker of the portrait.",
                             "Add portrait_credit = \"...\".");
        }
        x_result.portrait = x_desk.ask(file, named, PictureUse::Portrait);
        if (x_result.portrait) person.portrait = portrait;
    }

    const std::filesystem::path& x_path;
    const std::vector<std::string>& x_languages;
    PictureDesk& x_desk;
    TextRules& x_rules;
    Faults& x_faults;
    InterviewFile x_result;
};

}  // namespace

InterviewFile read_interview_file(const std::filesystem::path& folder,
                                  const std::filesystem::path& path,
                                  const std::vector<std::string>& languages, PictureDesk& desk,
                                  TextRules& rules, Faults& faults) {
    if (const auto file = read_toml(folder, path, Presence::Needed, faults)) {
        return PersonReader(path, languages, desk, rules, faults).read(*file);
    }
    InterviewFile none;
    none.name = {path, 0};
    return none;
}

}  // namespace standpunkt
