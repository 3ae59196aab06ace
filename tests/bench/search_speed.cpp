// What a visitor waits for while typing: each query is typed letter by letter, each key measured,
// to the hits (the search alone) and to the pixels (see Typist). First on a bundle, which is meant
// to be the demo's, then on a made-up stand of 500 interviews, then on the same with 50,000
// different words, which the search for the nearest word has to go through.
//
// Ends with 1 and a sentence for everything that is slower than wanted.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "bench/key_times.h"
#include "bench/typist.h"
#include "bundle/bundle.h"
#include "screens/search_layout.h"
#include "search/search.h"
#include "support/sample_catalogue.h"

namespace {

using namespace standpunkt;
using bench::KeyTimes;
using bench::Typist;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t passage_characters = 160;
constexpr std::size_t rounds = 9;  // each key is pressed so often
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

/// What is wanted, ms from a key: a frame on the demo, less than is felt on the largest stands.
struct Wanted {
    double demo = 1000.0 / 60, many = 50;
};

struct Stand {
    std::string name;
    Catalogue catalogue;
    Pictures::Load load = [](const Digest&) { return fail("it has no pictures."); };
};

void find(const SearchIndex& index, const std::string& typed, KeyTimes& hits) {
    std::vector<double> times;
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto start = Clock::now();
        const Hits found = index.find(typed, most_shown_hits, passage_characters);
        times.push_back(Milliseconds(Clock::now() - start).count());
    }
    hits.add(typed, std::move(times));
}

/// Every key from the letter on that makes something to look for.
Status type(const Stand& stand, const std::string& query, const SearchIndex& index, Typist& typist,
            KeyTimes& hits, KeyTimes& pixels) {
    const auto letters = code_points(query);
    std::vector<std::vector<double>> presses(letters.size());  // of each key
    for (std::size_t round = 0; round < rounds; ++round) {
        TRY(const auto times, typist.type(stand.catalogue, stand.load, query));
        for (std::size_t key = 0; key < times.size(); ++key) presses[key].push_back(times[key]);
    }
    std::string typed;
    for (std::size_t key = 0; key < letters.size(); ++key) {
        typed += to_utf8(letters[key]);
        if (key + 1 < least_query_letters) continue;
        find(index, typed, hits);
        pixels.add(typed, presses[key]);
    }
    return {};
}

/// True if every key is as quick as wanted.
Result<bool> bench_of(Stand stand, double most_ms, Typist& typist) {
    stand.catalogue.stand.languages = stand.catalogue.stand.attract_languages = {"de"};
    std::size_t exchanges = 0;
    for (const Interview& interview : stand.catalogue.interviews)
        exchanges += interview.exchanges.size();
    const auto start = Clock::now();
    const SearchIndex index(stand.catalogue, "de");
    std::printf("%s: %zu interviews, %zu exchanges; index built in %.1f ms, %.2f MB\n",
                stand.name.c_str(), stand.catalogue.interviews.size(), exchanges,
                Milliseconds(Clock::now() - start).count(),
                static_cast<double>(index.memory()) / 1e6);
    KeyTimes hits("hits", most_ms), pixels("pixels", most_ms);
    for (const std::string& query : queries)
        TRY_STATUS(type(stand, query, index, typist, hits, pixels));
    KeyTimes::print_head();
    bool reached = true;
    for (const KeyTimes* times : {&hits, &pixels}) {
        times->print();
        const std::string fault = times->fault(stand.name);
        if (!fault.empty()) std::fprintf(stderr, "search-speed: %s\n", fault.c_str());
        reached = reached && fault.empty();
    }
    return reached;
}

Result<bool> bench_all(const char* file, const char* key_file, const Wanted& wanted) {
    TRY(const auto key, read_public_key(key_file));
    TRY(const auto bundle, Bundle::open(file, {key}));
    TRY(auto demo, bundle->catalogue());
    TRY(const auto typist, Typist::start());
    const auto load = [&](const Digest& id) { return bundle->media().read(id); };
    TRY(const bool first, bench_of({"the bundle", std::move(demo), load}, wanted.demo, *typist));
    Catalogue made = sample::make_content(sample::big_stand(500, 0)).catalogue;
    TRY(const bool second, bench_of({"500 interviews", made}, wanted.many, *typist));
    add_compounds(made);
    TRY(const bool third,
        bench_of({"500 interviews, 50,000 words", std::move(made)}, wanted.many, *typist));
    return first && second && third;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3 && count != 5) {
        std::fprintf(stderr, "usage: search-speed BUNDLE KEY.pub [MOST_MS MOST_MS_OF_500]\n");
        return 2;
    }
    Wanted wanted;
    if (count == 5) wanted = {std::atof(arguments[3]), std::atof(arguments[4])};
    const auto reached = bench_all(arguments[1], arguments[2], wanted);
    if (!reached)
        std::fprintf(stderr, "search-speed: error: %s\n", to_string(reached.error()).c_str());
    return reached && *reached ? 0 : 1;
}
