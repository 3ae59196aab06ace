#include "authoring/approval.h"

namespace standpunkt {
namespace {

void check_approved(const InterviewFile& file, const std::string& today, Faults& faults) {
    const Interview& interview = file.interview;
    const std::string name =
        interview.person.name.empty() ? "the person interviewed" : interview.person.name;
    const bool nobody = interview.approved_by.empty(), never = interview.approved_on.empty();
    if (nobody || never) {
        const std::string missing = nobody && never ? "approved_by and approved_on are missing"
                                    : nobody        ? "approved_by is missing"
                                                    : "approved_on is missing";
        faults.error("not-approved", nobody ? file.approved_by : file.approved_on,
                     "This interview is not approved: " + missing + ".",
                     "Let " + name +
                         " agree to the text, then write approved_by = \"name\" and approved_on "
                         "= \"2025-06-01\" above [person].");
        return;
    }
    // A year or a month alone sorts before its days: it is to come until it has begun.
    if (!today.empty() && interview.approved_on > today)
        faults.error("not-approved", file.approved_on,
                     "The approval is dated " + interview.approved_on +
                         ", after the day of this "
                         "bundle, " +
                         today + ".",
                     "Correct approved_on, or build on that day.");
}

}  // namespace

void check_approval(const InterviewFile& file, Approval approval, const std::string& today,
                    Faults& faults) {
    const std::string& until = file.interview.consent_until;
    const bool over = !until.empty() && until < today;
    const std::string told = "The consent to show this interview ended on " + until + ".";
    const std::string advice =
        "Ask for a new one and correct consent_until, or move the interview's folder out of "
        "interviews/.";
    switch (approval) {
        case Approval::Advised:
            if (over) faults.warning("consent-over", file.consent_until, told, advice);
            break;
        case Approval::Required:
            check_approved(file, today, faults);
            if (over) faults.error("consent-over", file.consent_until, told, advice);
            break;
    }
}

}  // namespace standpunkt
