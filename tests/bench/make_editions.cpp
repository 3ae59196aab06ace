// Bundles of one generated stand and of what four edits make of it, signed with a key that is
// written beside them: FOLDER/before.standpunkt, sentence..., exchange..., interview..., picture...
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "bundle/bundle.h"
#include "support/sample_catalogue.h"

namespace {

using namespace standpunkt;
namespace fs = std::filesystem;

bool write(const fs::path& file, const sample::Content& content, std::uint64_t serial,
           const SecretKey& key) {
    const auto written = write_bundle(file, content.catalogue, content.media,
                                      {.channel = content.catalogue.stand.channel,
                                       .serial = serial,
                                       .title = "Edition",
                                       .created = 1'700'000'000,
                                       .builder = "standpunkt bench"},
                                      key);
    if (!written) std::fprintf(stderr, "%s\n", to_string(written.error()).c_str());
    return written.has_value();
}

void more_words(sample::Content& content) {
    auto& interview = content.catalogue.interviews[content.catalogue.interviews.size() / 2];
    for (Block& block : interview.exchanges.at(3).texts.begin()->second.answer)
        if (block.kind == BlockKind::Paragraph && !block.spans.empty()) {
            block.spans.front().text += " Seven words more than there were before.";
            return;
        }
}

void more_exchanges(sample::Content& content) {
    auto& interview = content.catalogue.interviews[content.catalogue.interviews.size() / 2];
    Exchange exchange = interview.exchanges.at(2);
    exchange.id += "-new";
    for (auto& [language, text] : exchange.texts) text.question += " And now?";
    interview.exchanges.push_back(std::move(exchange));
}

Picture new_picture(sample::Content& content, std::size_t bytes) {
    sample::Random random(bytes);
    Picture picture;
    for (const Interview& interview : content.catalogue.interviews)
        for (const Exchange& exchange : interview.exchanges)
            for (const auto& [language, text] : exchange.texts)
                for (const Block& block : text.answer)
                    if (block.picture) picture = *block.picture;
    picture.medium = content.media.add(sample::noise(random, bytes));
    return picture;
}

void more_interviews(sample::Content& content) {
    Interview interview = content.catalogue.interviews.back();
    interview.id = "a-new-one";
    interview.person.portrait.reset();
    for (Exchange& exchange : interview.exchanges)
        for (auto& [language, text] : exchange.texts)
            std::erase_if(text.answer,
                          [](const Block& block) { return block.picture.has_value(); });
    for (std::size_t n = 0; n < 3; ++n) {
        const Picture picture = new_picture(content, 400'000 + n);
        for (auto& [language, text] : interview.exchanges.at(n).texts) {
            Block block;
            block.kind = BlockKind::Picture;
            block.picture = picture;
            text.answer.push_back(std::move(block));
        }
    }
    content.catalogue.interviews.push_back(std::move(interview));
}

void smaller_picture(sample::Content& content) {
    const Picture smaller = new_picture(content, 90'000);
    auto& interviews = content.catalogue.interviews;
    for (std::size_t i = interviews.size() / 2; i < interviews.size(); ++i)
        for (Exchange& exchange : interviews[i].exchanges)
            for (auto& [language, text] : exchange.texts)
                for (Block& block : text.answer)
                    if (block.picture) {
                        const MediumId old = block.picture->medium;
                        for (auto& [other, same] : exchange.texts)
                            for (Block& one : same.answer)
                                if (one.picture && one.picture->medium == old)
                                    one.picture = smaller;
                        return;
                    }
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 4) {
        std::fprintf(stderr, "usage: make-editions FOLDER INTERVIEWS MEGABYTES\n");
        return 2;
    }
    const fs::path folder = arguments[1];
    fs::create_directories(folder);
    const auto request = sample::big_stand(static_cast<std::size_t>(std::atol(arguments[2])),
                                           static_cast<std::size_t>(std::atol(arguments[3])));
    const SecretKey key = generate_key();
    fs::create_directories(folder / "trusted");
    if (!write_public_key(folder / "trusted" / "key.pub", key.public_key())) return 1;
    const std::pair<const char*, std::function<void(sample::Content&)>> editions[] = {
        {"before", [](sample::Content&) {}}, {"sentence", more_words},
        {"exchange", more_exchanges},        {"interview", more_interviews},
        {"picture", smaller_picture},
    };
    std::uint64_t serial = 0;
    for (const auto& [name, edit] : editions) {
        sample::Content content = sample::make_content(request);
        edit(content);
        if (!write(folder / (std::string(name) + ".standpunkt"), content, ++serial, key)) return 1;
    }
    return 0;
}
