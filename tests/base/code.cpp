#include "base/code.h"

#include <catch2/catch_test_macros.hpp>

namespace standpunkt::test {

TEST_CASE("A code's name leads back to it, and nothing else leads to a code") {
    for (const Code code : {Code::NothingYet, Code::WrongKey, Code::ConfigFaulty, Code::Stale})
        CHECK(code_named(to_string(code)) == code);
    CHECK(to_string(Code::ConfigFaulty) == "SP-412");
    for (const char* name :
         {"", "SP-", "SP-4x", "SP-412 ", " SP-412", "SP--5", "sp-412", "412", "SP-99999999999"})
        CHECK(code_named(name) == Code::None);
}

}  // namespace standpunkt::test
