#include "authoring/interview_file.h"

#include "authoring/toml_file.h"
#include "base/day.h"

namespace standpunkt {
namespace {

const std::vector<std::string> known_keys = {"date",
                                             "source",
                                             "retold_by",
                                             "approved_by",
                                             "approved_on",
                                             "consent_until",
                                             "person",
                                             "name",
                                             "role",
                                             "organisation",
                                             "portrait",
                                             "portrait_alt",
                                             "portrait_credit",
                                             "portrait_licence"};

/// "2025", "2025-05" or "2025-05-14".
bool is_date(const std::string& text) {
    constexpr std::size_t year = 4, month = 7;
    if (text.size() == year) return is_day(text + "-01-01");
    if (text.size() == month) return is_day(text + "-01");
    return is_day(text);
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
        interview.consent_until = day(file, "consent_until");
        x_result.approved_by = place(file, "approved_by");
        x_result.approved_on = place(file, "approved_on");
        x_result.consent_until = place(file, "consent_until");
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

    std::string day(const TomlTable& table, std::string_view key) {
        const std::string text = read_text(table, key);
        if (text.empty() || is_day(text)) return text;
        x_faults.error("bad-date", place(table, key), "\"" + text + "\" is no day.",
                       "Write the last day there is consent for: \"2027-12-31\".");
        return {};
    }

    void read_person(const TomlTable& table) {
        Person& person = x_result.interview.person;
        x_result.name = place(table, "name");
        person.name = shown(table, "name");
        person.organisation = shown(table, "organisation");
        person.role = read_localised(table, "role", x_languages, x_path, x_faults);
        x_rules.check(person.role, place(table, "role"));
        Picture portrait;
        portrait.alt = read_localised(table, "portrait_alt", x_languages, x_path, x_faults);
        portrait.credit = shown(table, "portrait_credit");
        portrait.licence = shown(table, "portrait_licence");
        x_rules.check(portrait.alt, place(table, "portrait_alt"));
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
    none.name = none.approved_by = none.approved_on = none.consent_until = {path, 0};
    return none;
}

}  // namespace standpunkt
