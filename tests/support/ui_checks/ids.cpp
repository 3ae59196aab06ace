#include "support/ui_checks/ui_checks.h"

namespace standpunkt::test {

Complaints check_ids(const UiNodes& nodes) {
    Complaints complaints;
    std::set<std::string> seen;
    for (const UiNode& node : nodes) {
        if (node.id.empty())
            complaints.push_back("something at " + text_of(node.rect) + " has no name");
        else if (!seen.insert(node.id).second)
            complaints.push_back(node.id + " is there twice, the second time at " +
                                 text_of(node.rect));
    }
    return complaints;
}

}  // namespace standpunkt::test
