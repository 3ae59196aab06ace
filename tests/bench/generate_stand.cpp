// Writes a content folder as an editor would, of any size and with nothing real in it: seeded
// words, seeded pictures that already fit a stand. The same arguments give the same bytes on one
// machine.
// --changed writes the same folder with one sentence more in one answer, --every-scene a stand that
// leads to every scene: with portraits, slides, an address to take along and a third language.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "media/picture_file.h"
#include "support/sample_catalogue.h"

namespace {

namespace fs = std::filesystem;
using standpunkt::Pixels;
using standpunkt::sample::Random;

constexpr int picture_width = 960, picture_height = 640;
constexpr int portrait_width = 900, portrait_height = 1200;
constexpr int picture_quality = 90;
constexpr std::size_t exchanges_each = 10;
constexpr std::size_t topics = 6;

struct Wish {
    fs::path folder;
    std::size_t interviews = 40;
    std::size_t megabytes = 80;
    std::uint64_t seed = 1;
    std::string changed_interview;  ///< folder name; empty: none
    bool every_scene = false;

    std::vector<std::string> languages() const {
        return every_scene ? std::vector<std::string>{"de", "en", "fr"}
                           : std::vector<std::string>{"de", "en"};
    }
};

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    if (!out.flush()) {
        std::fprintf(stderr, "generate-stand: cannot write %s\n", path.c_str());
        std::exit(1);
    }
}

/// The sample's words carry soft hyphens, which an editor does not type.
std::string written(Random& random, const std::string& language, std::size_t words,
                    const char* stop = ".") {
    std::string text = standpunkt::sample::sentence(random, language, words, stop);
    for (std::size_t at; (at = text.find("\u00AD")) != std::string::npos;) text.erase(at, 2);
    return text;
}

/// A slope of colour under grain: about 200 kB as a photograph of this size would have.
std::string photograph(Random& random, int width = picture_width, int height = picture_height) {
    Pixels pixels{.width = width, .height = height, .rgba = {}};
    pixels.rgba.resize(std::size_t{4} * static_cast<std::size_t>(width * height));
    const auto base = static_cast<int>(random.between(0, 90));
    std::size_t at = 0;
    for (int y = 0; y < pixels.height; ++y) {
        for (int x = 0; x < pixels.width; x += 8) {
            std::uint64_t grain = random.next();
            for (int i = 0; i < std::min(8, pixels.width - x); ++i, grain >>= 8, at += 4) {
                const int light = base + x / 12 + y / 16 + static_cast<int>(grain & 31U);
                pixels.rgba[at] = static_cast<std::uint8_t>(light);
                pixels.rgba[at + 1] = static_cast<std::uint8_t>(light * 3 / 4 + 20);
                pixels.rgba[at + 2] = static_cast<std::uint8_t>(light / 2 + 40);
                pixels.rgba[at + 3] = 255;
            }
        }
    }
    const auto bytes = standpunkt::encode_jpeg(pixels, picture_quality);
    if (!bytes) {
        std::fprintf(stderr, "generate-stand: %s\n", bytes.error().message.c_str());
        std::exit(1);
    }
    return *bytes;
}

std::string topic_id(std::size_t number) {
    return "topic-" + std::to_string(number % topics + 1);
}

constexpr const char* stand_file =
    R"(title.de = "Messstand"
title.en = "Stand for measuring"
channel = "bench"
languages = ["de", "en"]
default_language = "de"
)";

constexpr const char* stand_file_of_every_scene = R"(title.de = "Messstand"
title.en = "Stand for measuring"
title.fr = "Stand de mesure"
channel = "bench"
languages = ["de", "en", "fr"]
default_language = "de"
web_address = "https://example.org/stand"

[[slide]]
id = "words"
text.de = "Ein Satz des Standes."
text.en = "A sentence of the stand."
text.fr = "Une phrase du stand."

[[slide]]
id = "picture"
picture = "slide.jpg"
picture_tall = "slide-tall.jpg"
alt.de = "Ein Verlauf"
alt.en = "A slope"
alt.fr = "Une pente"
credit = "Nobody"
)";

void write_stand(const Wish& wish, Random& random) {
    write(wish.folder / "stand.toml", wish.every_scene ? stand_file_of_every_scene : stand_file);
    if (wish.every_scene) {
        write(wish.folder / "pictures/slide.jpg", photograph(random, 1920, 1080));
        write(wish.folder / "pictures/slide-tall.jpg", photograph(random, 1080, 1920));
    }
    const char* icons[topics] = {"science", "eco", "home", "water", "group", "school"};
    const char* colours[topics] = {"0A5470", "6B2C6F", "8F3210", "3A571D", "37398C", "7A1F45"};
    std::string text;
    for (std::size_t i = 0; i < topics; ++i) {
        text += "[[topic]]\nid = \"" + topic_id(i) + "\"\nicon = \"" + icons[i] +
                "\"\ncolour = \"#" + colours[i] + "\"\n";
        for (const std::string& language : wish.languages())
            text += "title." + language + " = \"" + written(random, language, 2, "") + "\"\n";
    }
    write(wish.folder / "topics.toml", text);
}

/// One question with its answer; `extra` is a sentence more at the end of the first paragraph.
std::string exchange(Random& random, const std::string& language, std::size_t number,
                     const std::string& picture, const std::string& extra) {
    std::string text = "## " + written(random, language, random.between(10, 24), "?") + "\n";
    text += "Topic: " + topic_id(number) + "\nShort: " + written(random, language, 3, "") +
            "\nId: exchange-" + std::to_string(number + 1) + "\n\n";
    if (number % 3 == 0) text += "> Paraphrase: " + written(random, language, 7) + "\n\n";
    for (std::size_t paragraph = 0; paragraph < 3; ++paragraph) {
        for (std::size_t i = 0; i < 3; ++i)
            text += (i > 0 ? " " : "") + written(random, language, random.between(8, 16));
        text += (paragraph == 0 ? extra : "") + "\n\n";
    }
    if (!picture.empty()) {
        text += "![" + written(random, language, 5, "") + "](" + picture + ")\nCredit: Nobody\n\n";
    }
    return text;
}

constexpr const char* portrait = R"(portrait = "portrait.jpg"
portrait_alt.de = "Ein Verlauf"
portrait_alt.en = "A slope"
portrait_alt.fr = "Une pente"
portrait_credit = "Nobody"
)";

void write_interview(const Wish& wish, std::size_t number, std::size_t pictures) {
    // Each interview has its own seed, so that none depends on what another drew.
    Random random(wish.seed * 1'000'003 + number);
    const std::string name = "interview-" + std::to_string(1000 + number);
    const fs::path folder = wish.folder / "interviews" / name;
    write(folder / "interview.toml",
          "date = \"2024-05-03\"\nsource = \"Made for measuring\"\nretold_by = \"Nobody\"\n\n"
          "[person]\nname = \"Ada Muster " +
              std::to_string(number + 1) + "\"\norganisation = \"Institut Beispiel\"\n" +
              (wish.every_scene ? portrait : ""));
    if (wish.every_scene)
        write(folder / "pictures/portrait.jpg",
              photograph(random, portrait_width, portrait_height));
    for (std::size_t i = 0; i < pictures; ++i) {
        write(folder / "pictures" / (name + "-" + std::to_string(i) + ".jpg"), photograph(random));
    }
    for (const std::string& language : wish.languages()) {
        std::string text = "# " + written(random, language, 5, "") + "\n\n" +
                           written(random, language, 16) + "\n\n";
        for (std::size_t i = 0; i < exchanges_each; ++i) {
            const std::string picture =
                i < pictures ? name + "-" + std::to_string(i) + ".jpg" : std::string();
            const bool changed = name == wish.changed_interview && language == "de" && i == 1;
            text += exchange(random, language, i, picture,
                             changed ? " Dieser Satz kam am Tag danach noch dazu." : "");
        }
        write(folder / (language + ".md"), text);
    }
}

int usage() {
    std::fprintf(stderr,
                 "usage: generate-stand FOLDER INTERVIEWS MEGABYTES [--changed | --every-scene]\n"
                 "at most %zu pictures of 0.2 MB an interview\n",
                 exchanges_each);
    return 2;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string option = count == 5 ? arguments[4] : "";
    if (count < 4 || count > 5 ||
        (count == 5 && option != "--changed" && option != "--every-scene"))
        return usage();
    Wish wish;
    wish.folder = arguments[1];
    wish.interviews = std::strtoul(arguments[2], nullptr, 10);
    wish.megabytes = std::strtoul(arguments[3], nullptr, 10);
    const std::size_t pictures = wish.megabytes * 5;
    if (wish.interviews == 0 || pictures > wish.interviews * exchanges_each) return usage();
    wish.every_scene = option == "--every-scene";
    if (option == "--changed")
        wish.changed_interview = "interview-" + std::to_string(1000 + wish.interviews / 2);
    Random random(wish.seed);
    write_stand(wish, random);
    for (std::size_t i = 0; i < wish.interviews; ++i) {
        // The pictures are dealt out evenly: interview i gets those from its share of the whole.
        write_interview(wish, i,
                        pictures * (i + 1) / wish.interviews - pictures * i / wish.interviews);
    }
    return 0;
}
