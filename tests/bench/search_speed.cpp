// What a visitor waits for while typing: each query is typed letter by letter, each key measured.
// First on a bundle, then on a made-up stand of 500 interviews, then on the same with 50,000
// different words, which the search for the nearest word has to go through.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "bundle/bundle.h"
#include "search/search.h"
#include "support/sample_catalogue.h"

namespace {

using namespace standpunkt;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t hits_shown = 3, passage_characters = 160;
constexpr int rounds = 15;  // each key is measured so often
constexpr std::size_t compounds_an_answer = 10;

/// Typical, frequent, rare, with umlauts, several words, a typing error, nothing at all.
const std::vector<std::string> queries = {"wasser",       "waesser",        "gewässer",
                                          "er",           "bauelement",     "kreislaufwirts",
                                          "straße",       "klima stadt",    "gemeinsam die straße",
                                          "wassrestofff", "xylophonspieler"};

/// Sets three German stems together, another three each time, and ends every answer with some.
void add_compounds(Catalogue& catalogue) {
    static const std::vector<std::string> stems = {
        "wasser", "stadt",  "bau",  "kreis",   "werk",    "wärme", "holz",  "land",
        "strom",  "haus",   "luft", "licht",   "schul",   "markt", "netz",  "gär",
        "straß",  "pflanz", "roh",  "stoff",   "energie", "klima", "boden", "misch",
        "zeit",   "form",   "grün", "maschin", "raum",    "weg",   "brück", "garten",
        "feuer",  "kraft",  "dach", "lehm",    "stein"};
    std::size_t number = 0;
    for (Interview& interview : catalogue.interviews) {
        for (Exchange& exchange : interview.exchanges) {
            std::string words;
            for (std::size_t i = 0; i < compounds_an_answer; ++i, ++number) {
                const std::size_t n = stems.size();
                words +=
                    " " + stems[number % n] + stems[number / n % n] + stems[number / n / n % n];
            }
            exchange.texts.at("de").answer.back().spans.back().text += words + ".";
        }
    }
}

struct Measured {
    double median = 0, most = 0;  ///< milliseconds
};

Measured measure(const SearchIndex& index, const std::string& typed, Hits& hits) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        hits = index.find(typed, hits_shown, passage_characters);
        times.push_back(Milliseconds(Clock::now() - start).count());
    }
    std::ranges::sort(times);
    return {.median = times[times.size() / 2], .most = times.back()};
}

/// Types `query` and prints its slowest key; returns the time of that.
double type(const SearchIndex& index, const std::string& query) {
    Measured slowest;
    std::string slowest_typed, typed;
    Hits hits;
    double total = 0;
    const auto letters = code_points(query);
    for (const char32_t letter : letters) {
        typed += to_utf8(letter);
        const Measured key = measure(index, typed, hits);
        total += key.median;
        if (key.median < slowest.median) continue;
        slowest = key;
        slowest_typed = typed;
    }
    std::printf("  %s%*s %5zu hits   %7.3f ms a key, slowest %7.3f (at most %7.3f) at \"%s\"%s%s\n",
                query.c_str(), static_cast<int>(22 - letters.size()), "", hits.count,
                total / static_cast<double>(letters.size()), slowest.median, slowest.most,
                slowest_typed.c_str(),
                hits.suggestion.empty() ? "" : ", nearest: ", hits.suggestion.c_str());
    return slowest.median;
}

void bench(const char* name, const Catalogue& catalogue) {
    std::size_t exchanges = 0;
    for (const Interview& interview : catalogue.interviews) exchanges += interview.exchanges.size();
    std::vector<double> built;
    for (int round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        const SearchIndex again(catalogue, "de");
        built.push_back(Milliseconds(Clock::now() - start).count());
    }
    std::ranges::sort(built);
    const SearchIndex index(catalogue, "de");
    std::printf(
        "%s: %zu interviews, %zu exchanges; index built in %.1f ms (at least %.1f), %.2f MB\n",
        name, catalogue.interviews.size(), exchanges, built[built.size() / 2], built.front(),
        static_cast<double>(index.memory()) / 1e6);
    double slowest = 0;
    for (const std::string& query : queries) slowest = std::max(slowest, type(index, query));
    std::printf("  slowest key of all: %.3f ms\n", slowest);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: search-speed BUNDLE KEY.pub\n");
        return 2;
    }
    const auto key = read_public_key(arguments[2]);
    const auto bundle = key ? Bundle::open(arguments[1], {*key}) : tl::unexpected(key.error());
    const auto demo = bundle ? (*bundle)->catalogue() : tl::unexpected(bundle.error());
    if (!demo) {
        std::fprintf(stderr, "search-speed: %s\n", to_string(demo.error()).c_str());
        return 1;
    }
    bench("the bundle", *demo);
    Catalogue made = sample::make_content(sample::big_stand(500, 0)).catalogue;
    bench("500 interviews", made);
    add_compounds(made);
    bench("500 interviews, 50,000 words", made);
    return 0;
}
