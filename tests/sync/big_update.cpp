// An update of a large stand, as nginx counts it.
#include <cstdio>

#include "support/agent_desk.h"
#include "support/nginx.h"

namespace standpunkt::test {

TEST_CASE("one sentence of a stand of 80 MB moves less than two per cent of it") {
    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    const Nginx& nginx = **started;
    AgentDesk desk;
    sample::Content content = sample::make_content(sample::big_stand(40, 80));
    Catalogue& catalogue = content.catalogue;
    const auto write = [&](const std::filesystem::path& file, std::uint64_t serial) {
        const auto written = write_bundle(file, catalogue, content.media,
                                          {.channel = catalogue.stand.channel,
                                           .serial = serial,
                                           .title = "Large",
                                           .created = 1'700'000'000,
                                           .builder = "standpunkt test"},
                                          desk.key);
        INFO((written ? std::string() : to_string(written.error())));
        REQUIRE(written);
    };
    desk.config.channel = catalogue.stand.channel;
    const auto one = desk.path / "one.standpunkt", two = nginx.root() / "x.standpunkt";
    write(one, 1);
    desk.install(one);
    auto& answer = catalogue.interviews.at(20).exchanges.at(3).texts.begin()->second.answer;
    for (Block& block : answer)
        if (block.kind == BlockKind::Paragraph && !block.spans.empty()) {
            block.spans.front().text += " Seven words more than there were before.";
            break;
        }
    write(two, 2);
    desk.use_url(nginx.url("x.standpunkt"));
    desk.open();
    const auto result = desk.check();
    INFO(to_string(result.error));
    REQUIRE(result.kind == CheckResult::Kind::Installed);
    std::uint64_t moved = 0;
    for (const auto& line : nginx.log(2)) moved += line.at("bytes").get<std::uint64_t>();
    const std::uint64_t size = std::filesystem::file_size(two);
    std::printf("a sentence of a large stand: %llu of %llu bytes (%.3f %%)\n",
                static_cast<unsigned long long>(moved), static_cast<unsigned long long>(size),
                100.0 * static_cast<double>(moved) / static_cast<double>(size));
    CHECK(size > 80'000'000);
    CHECK(moved * 50 < size);
}

}  // namespace standpunkt::test
