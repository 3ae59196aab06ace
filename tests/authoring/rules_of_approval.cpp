// Whose interview may be shown, and until when.
#include "authoring/planted.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr auto interview = WrittenFolder::interview;

/// The starter, approved in May and with consent until the end of 2031.
struct Approved : WrittenFolder {
    Approved() {
        edit(interview, "#approved_by = \"...\"", "approved_by = \"Erika Beispiel\"");
        edit(interview, "#approved_on = \"2025-06-01\"", "approved_on = \"2025-05-20\"");
        edit(interview, "#consent_until = \"2031-05-31\"", "consent_until = \"2031-12-31\"");
    }
    std::vector<Fault> faults_on(const std::string& today, Approval approval) const {
        return read_folder(path(),
                           {.work = PictureWork::Inspect, .today = today, .approval = approval})
            .value()
            .faults;
    }
    void refuses(const std::string& code, const std::string& today, const std::string& at,
                 const std::string& advice) const {
        const auto found = faults_on(today, Approval::Required);
        REQUIRE(found.size() == 1);
        INFO(to_string(found[0].error));
        CHECK(found[0].code == code);
        CHECK(found[0].severity == error);
        CHECK(found[0].error.path == interview);
        CHECK(found[0].error.line == line_of(interview, at));
        CHECK(found[0].error.next_step.find(advice) != std::string::npos);
    }
};

}  // namespace

TEST_CASE("an approved interview with consent has no fault where approval is required") {
    const Approved folder;
    CHECK(folder.faults_on("2025-05-20", Approval::Required).empty());
    CHECK(folder.faults_on("2031-12-31", Approval::Required).empty());
}

TEST_CASE("an interview without approval is refused where it is required, and only there") {
    for (const auto& [line, at] :
         {std::pair{"approved_by = \"Erika Beispiel\"\n", "# Who was interviewed"},
          std::pair{"approved_on = \"2025-05-20\"\n", "# Who was interviewed"}}) {
        const Approved folder;
        folder.edit(interview, line, "");
        CHECK(folder.faults_on("2025-07-01", Approval::Advised).empty());
        folder.refuses("not-approved", "2025-07-01", at, "Let Erika Beispiel agree");
    }
}

TEST_CASE("an approval that is yet to come is refused, also one of a month or a year") {
    const Approved folder;
    folder.refuses("not-approved", "2025-05-19", "approved_on", "Correct approved_on");
    folder.edit(interview, "\"2025-05-20\"", "\"2025-06\"");
    folder.refuses("not-approved", "2025-05-31", "approved_on", "Correct approved_on");
    CHECK(folder.faults_on("2025-06-01", Approval::Required).empty());
    folder.edit(interview, "\"2025-06\"", "\"2026\"");
    folder.refuses("not-approved", "2025-12-31", "approved_on", "Correct approved_on");
    CHECK(folder.faults_on("2026-01-01", Approval::Required).empty());
}

TEST_CASE("a consent that is over is warned of, and refused where approval is required") {
    const Approved folder;
    folder.refuses("consent-over", "2032-01-01", "consent_until", "Ask for a new one");
    const auto found = folder.faults_on("2032-01-01", Approval::Advised);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "consent-over");
    CHECK(found[0].severity == warning);
    CHECK(found[0].error.line == folder.line_of(interview, "consent_until"));
    CHECK(folder.faults_on("", Approval::Advised).empty());
}

TEST_CASE("every interview without approval is named") {
    const WrittenFolder folder;
    std::filesystem::copy(folder.path() / "interviews/erika-beispiel",
                          folder.path() / "interviews/otto-beispiel",
                          std::filesystem::copy_options::recursive);
    const Content content = read_folder(folder.path(), {.work = PictureWork::Inspect,
                                                        .today = "2025-07-01",
                                                        .approval = Approval::Required})
                                .value();
    REQUIRE(content.faults.size() == 2);
    CHECK(content.faults[0].error.path == interview);
    CHECK(content.faults[1].error.path == "interviews/otto-beispiel/interview.toml");
}
