// The verb that sets the operator's PIN, as IT uses it.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "base/passcode.h"
#include "support/command.h"
#include "support/temporary_folder.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

struct Box : TemporaryFolder {
    std::filesystem::path pin = path / "operator.pin";
    Box() {
        REQUIRE(replace_file(path / "kiosk.toml",
                             "channel = \"demo\"\n[operator]\npin = \"" + pin.string() + "\"\n"));
    }
    Ran set(const std::string& input) const {
        return run("printf '" + input +
                   "' | " STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " +
                   (path / "kiosk.toml").string() + " set-pin");
    }
};

}  // namespace

TEST_CASE("set-pin writes the digest of what it is given, for root and the display's group only") {
    const Box box;
    const Ran ran = box.set("2468\\n");
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(fits_passcode(box.pin, "2468").value());
    CHECK_FALSE(fits_passcode(box.pin, "2469").value());
    struct stat facts {};
    REQUIRE(::stat(box.pin.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 07777) == 0640);
    CHECK(ran.output.find("2468") == std::string::npos);
}

TEST_CASE("set-pin takes lines as Windows ends them, and refuses what is no PIN") {
    const Box box;
    REQUIRE(box.set("135790\\r\\n").code == 0);
    for (const char* wrong : {"", "123\\n", "12345678901234\\n", "12a45\\n", " 1234\\n"}) {
        INFO(wrong);
        const Ran ran = box.set(wrong);
        CHECK(ran.code == 1);
        CHECK(ran.output.find("PIN") != std::string::npos);
    }
    CHECK(fits_passcode(box.pin, "135790").value());  // the one before stays
}
