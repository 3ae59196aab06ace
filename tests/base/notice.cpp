#include "base/notice.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace standpunkt::test {

TEST_CASE("a notice reads back as it was written") {
    for (const Notice& notice : {Notice{Notice::Phase::Copying, 43, Code::None, true},
                                 Notice{Notice::Phase::Done, 100, Code::None, true},
                                 Notice{Notice::Phase::UpToDate, 100, Code::None, true},
                                 Notice{Notice::Phase::Refused, 0, Code::WrongKey, false},
                                 Notice{Notice::Phase::Updating, 43, Code::None, true},
                                 Notice{Notice::Phase::Restarting, 100, Code::None, true},
                                 Notice{Notice::Phase::Updated, 100, Code::None, true}}) {
        const nlohmann::json state = {{"notice", to_json(notice)}, {"more", 1}};
        CHECK(notice_in(state.dump()) == notice);
    }
}

TEST_CASE("a state without a notice, of another version or damaged, has none") {
    for (const char* state :
         {"", "{", "{}", "[]", R"({"notice": 5})", R"({"notice": {}})",
          R"({"notice": {"phase": "melting", "percent": 1, "code": 0, "stick": true}})",
          R"({"notice": {"phase": "done", "percent": "x", "code": 0, "stick": true}})"})
        CHECK_FALSE(notice_in(state));
}

TEST_CASE("a percentage is one, whatever was written") {
    const auto notice =
        notice_in(R"({"notice": {"phase": "copying", "percent": 700, "code": 0, "stick": true}})");
    REQUIRE(notice);
    CHECK(notice->percent == 100);
}

}  // namespace standpunkt::test
