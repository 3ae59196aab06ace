// What the built programs say of who stands behind a stand: About, from an editor's folder to the
// nodes of its page.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "support/demo_stand.h"

namespace {

namespace fs = std::filesystem;
using namespace standpunkt;
using namespace standpunkt::test;
using Catch::Matchers::ContainsSubstring;

/// The demo content, approved, with a source and a picture's licence of its own.
struct Folder : TemporaryFolder {
    fs::path content = path / "content";
    Folder() {
        fs::copy(STANDPUNKT_SOURCE_DIR "/content", content, fs::copy_options::recursive);
        change("interviews/anna-vogel/interview.toml", "source = \"",
               "approved_by = \"Mara Muster\"\napproved_on = 2026-11-05\ndate = \"2025-05\"\n"
               "source = \"Warten auf ...\" # \"");
        change("stand.toml", "credit = \"Standpunkt\"\nlicence = \"MIT\"",
               "credit = \"Ben Beispiel\"\nlicence = \"CC BY 4.0\"");
    }
    void change(const std::string& file, const std::string& what, const std::string& into) const {
        std::string text = read_file(content / file).value();
        const auto at = text.find(what);
        REQUIRE(at != std::string::npos);
        REQUIRE(replace_file(content / file, text.replace(at, what.size(), into)));
    }
};

/// All of a dump's texts whose ids begin with "body-".
std::string body_of(const nlohmann::json& dump) {
    std::string body;
    for (const auto& node : dump)
        if (node["id"].get<std::string>().starts_with("body-"))
            body += node["text"].get<std::string>() + "\n";
    return body;
}

}  // namespace

TEST_CASE("About tells source, retelling, approval, licences, privacy, version and the code") {
    const Folder folder;
    const DemoStand made(folder.content);
    made.write("about",
               "tap invite\nwait 600\ntap help\nwait 600\ntap about\nwait 600\nshot about\n");
    const Ran ran = run(program + made.bundle() + "--headless --size 1080x1920 --language de" +
                        " --script " + made.at("about") + " --capture " + made.at("out"));
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    const std::string body = body_of(made.dump("out/01-about.json"));
    CHECK_THAT(body, ContainsSubstring("Gespräch mit Dr. Anna Vogel."));
    CHECK_THAT(body, ContainsSubstring("Geführt im Mai 2025."));
    CHECK_THAT(body, ContainsSubstring("Quelle: Warten auf ... Nacherzählt von Redaktion"));
    CHECK_THAT(body, ContainsSubstring("Freigegeben von Mara Muster am 5. November 2026."));
    CHECK_THAT(body, ContainsSubstring("Bilder: Ben Beispiel (CC BY 4.0); Standpunkt (MIT)."));
    CHECK_THAT(body, ContainsSubstring("Über Sie wird nichts gespeichert"));
    std::string version = run(program + " --version").output;
    version = version.substr(version.find(' ') + 1);
    version = version.substr(0, version.find('\n'));
    REQUIRE_FALSE(version.empty());
    CHECK_THAT(body, ContainsSubstring("Standpunkt " + version + "."));

    const Ran inspected =
        run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-content inspect --json --trust " +
            made.at("key.pub") + " " + made.at("demo.standpunkt"));
    INFO(inspected.output);
    REQUIRE(inspected.code == 0);
    const auto code = nlohmann::json::parse(inspected.output).at("content_code").get<std::string>();
    REQUIRE(code.size() > 4);
    CHECK_THAT(body, ContainsSubstring("Inhalt " + code + "."));
}
