// What the file looks like inside: SQLite's own view of it, by its command-line program.
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

#include "bundle/file_bytes.h"
#include "bundle/media_rows.h"
#include "bundle/resign.h"
#include "bundle/trailer.h"
#include "bundle_maker.h"

using namespace standpunkt;

namespace {

std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::string text;
    char buffer[4096];
    for (std::size_t count; (count = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        text.append(buffer, count);
    REQUIRE(pclose(pipe) == 0);
    return text;
}

std::string query(const std::filesystem::path& path, const std::string& sql) {
    return output_of("sqlite3 'file:" + path.string() + "?immutable=1' \"" + sql + "\"");
}

std::filesystem::path made(const test::Folder& folder, const std::string& name,
                           const Catalogue& catalogue, const MediaSource& media,
                           const Identity& identity, const SecretKey& key) {
    const auto path = folder / name;
    const Status written = write_bundle(path, catalogue, media, identity, key);
    INFO((written ? std::string() : to_string(written.error())));
    REQUIRE(written);
    return path;
}

std::vector<Digest> pages_of(const std::filesystem::path& path) {
    const auto file = FileBytes::open(path);
    REQUIRE(file);
    const auto trailer = read_trailer(**file);
    REQUIRE(trailer);
    return trailer->index.pages;
}

/// Pages of `now` that `before` does not have anywhere: what an update would fetch.
std::size_t new_pages(const std::vector<Digest>& before, const std::vector<Digest>& now) {
    const std::set<Digest> known(before.begin(), before.end());
    std::size_t count = 0;
    for (const Digest& page : now) count += known.contains(page) ? 0 : 1;
    return count;
}

}  // namespace

TEST_CASE("any SQLite reads a bundle and finds it sound, the trailer is not in its way") {
    test::Folder folder;
    const auto key = generate_key();
    const auto content = sample::make_content();
    const auto path = made(folder, "x.standpunkt", content.catalogue, content.media,
                           test::identity_of(content.catalogue), key);
    CHECK(query(path, "PRAGMA integrity_check") == "ok\n");
    CHECK(query(path, "PRAGMA page_size; PRAGMA application_id; PRAGMA user_version") ==
          "65536\n1398034507\n2\n");
    CHECK(query(path, "SELECT count(*) FROM interview") == "3\n");
}

TEST_CASE("each media row has a leaf page to itself and no page of the file is an overflow page") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.interviews = 12;
    request.pictures = 40;
    request.bytes_a_picture = 90'000;
    const auto content = sample::make_content(request);
    const auto path = made(folder, "x.standpunkt", content.catalogue, content.media,
                           test::identity_of(content.catalogue), key);
    const std::string rows = query(path, "SELECT count(*) FROM medium_chunk");
    CHECK(std::stoi(rows) > 40);
    CHECK(
        query(path, "SELECT count(*) FROM dbstat WHERE name='medium_chunk' AND pagetype='leaf'") ==
        rows);
    CHECK(query(path,
                "SELECT max(ncell) FROM dbstat WHERE name='medium_chunk' AND pagetype='leaf'") ==
          "1\n");
    CHECK(query(path, "SELECT count(*) FROM dbstat WHERE pagetype='overflow'") == "0\n");
    CHECK(query(path, "PRAGMA freelist_count") == "0\n");
}

TEST_CASE(
    "the longest names and settings that are allowed need no overflow page, longer ones fail") {
    const test::Folder folder;
    const auto key = generate_key();
    auto content = sample::make_content();
    Catalogue& all = content.catalogue;
    all.stand.web_address = std::string(2000, 'w');
    all.interviews[0].id = std::string(255, 'i');
    const auto path = made(folder, "x", all, content.media, test::identity_of(all), key);
    CHECK(query(path, "SELECT count(*) FROM dbstat WHERE pagetype='overflow'") == "0\n");
    const auto refused = [&](const Catalogue& catalogue) {
        return !write_bundle(folder / "y", catalogue, content.media, test::identity_of(catalogue),
                             key);
    };
    Catalogue longer = all;
    longer.stand.web_address += 'w';
    CHECK(refused(longer));
    longer = all;
    longer.interviews[0].id += 'i';
    CHECK(refused(longer));
}

TEST_CASE("pages of text are at least half full, the last one of a table aside") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.interviews = 60;
    request.exchanges_each = 10;
    const auto content = sample::make_content(request);
    const auto path = made(folder, "x.standpunkt", content.catalogue, content.media,
                           test::identity_of(content.catalogue), key);
    CHECK(std::stoi(query(path,
                          "SELECT count(*) FROM dbstat WHERE name='block' AND "
                          "pagetype='leaf'")) > 10);
    CHECK(query(path,
                "SELECT count(*) FROM dbstat AS page WHERE name IN ('block', "
                "'exchange_text', 'wording') AND pagetype='leaf' AND unused > 32768 AND "
                "path < (SELECT max(path) FROM dbstat WHERE name=page.name)") == "0\n");
}

TEST_CASE("the same content, identity and key give the same bytes") {
    test::Folder folder;
    const auto key = generate_key();
    const auto content = sample::make_content();
    const Identity identity = test::identity_of(content.catalogue);
    const auto one = made(folder, "one", content.catalogue, content.media, identity, key);
    const auto other = made(folder, "other", content.catalogue, content.media, identity, key);
    CHECK(*read_file(one) == *read_file(other));
}

TEST_CASE("another serial or time of creation leaves every page as it is") {
    test::Folder folder;
    const auto key = generate_key();
    const auto content = sample::make_content();
    Identity identity = test::identity_of(content.catalogue);
    const auto one = made(folder, "one", content.catalogue, content.media, identity, key);
    identity.serial += 1;
    identity.created += 1000;
    const auto other = made(folder, "other", content.catalogue, content.media, identity, key);
    CHECK(pages_of(one) == pages_of(other));
    CHECK(*read_file(one) != *read_file(other));
}

TEST_CASE("no trace of the SQLite version that wrote it is left in the header") {
    test::Folder folder;
    const auto key = generate_key();
    const auto content = sample::make_content();
    const auto path = made(folder, "x", content.catalogue, content.media,
                           test::identity_of(content.catalogue), key);
    using namespace std::string_literals;
    const std::string head = read_file(path)->substr(0, 100);
    CHECK(head.substr(24, 4) == "\0\0\0\1"s);
    CHECK(head.substr(92, 4) == "\0\0\0\1"s);
    std::uint32_t version = 0;
    for (const char byte : head.substr(96, 4))
        version = version << 8 | static_cast<unsigned char>(byte);
    CHECK(version == 3'037'000);  // as FORMAT.md says
}

TEST_CASE("a changed sentence changes a few pages of text and none of the media") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.interviews = 60;
    request.exchanges_each = 10;
    request.pictures = 30;
    const auto content = sample::make_content(request);
    const Identity identity = test::identity_of(content.catalogue);
    const auto before =
        pages_of(made(folder, "before", content.catalogue, content.media, identity, key));
    sample::Random random(5);
    std::map<std::size_t, int> counts;
    for (int i = 0; i < 12; ++i) {
        Catalogue changed = content.catalogue;
        auto& text = changed.interviews[random.between(0, 59)]
                         .exchanges[random.between(0, 9)]
                         .texts["de"]
                         .answer[0]
                         .spans[0]
                         .text;
        text += sample::sentence(random, "de", random.between(1, 20));
        const auto after = pages_of(made(folder, "after", changed, content.media, identity, key));
        counts[new_pages(before, after)] += 1;
    }
    // One page holds the row; now and then its neighbour or the page above them changes too.
    CHECK(counts.begin()->first == 1);
    CHECK(counts.rbegin()->first <= 4);
}

TEST_CASE("what is related and a slide more change their own pages and no page of interviews") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.interviews = 60;
    request.exchanges_each = 10;
    request.pictures = 0;
    auto content = sample::make_content(request);
    Catalogue& all = content.catalogue;
    for (std::size_t i = 0; i < all.interviews.size(); ++i)
        for (std::size_t e = 0; e < all.interviews[i].exchanges.size(); ++e)
            all.interviews[i].exchanges[e].related = {{(i + 1) % 60, e}, {(i + 7) % 60, e}};
    const Identity identity = test::identity_of(all);
    const auto before = pages_of(made(folder, "before", all, content.media, identity, key));
    all.interviews[31].exchanges[4].related.pop_back();
    const auto other = pages_of(made(folder, "other", all, content.media, identity, key));
    CHECK(new_pages(before, other) <= 2);  // the row's page, perhaps the one above
    Slide& slide = all.slides.emplace_back();
    slide.id = "new";
    slide.text = {{"de", "Bald"}, {"en", "Soon"}};
    const auto slid = pages_of(made(folder, "slid", all, content.media, identity, key));
    CHECK(new_pages(other, slid) <= 4);  // the slide, its wordings, the page above those, page 1
    CHECK(slid.size() > 30);
}

TEST_CASE("one more interview leaves the pages of the others where they are, but for few") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.interviews = 40;
    request.exchanges_each = 10;
    request.pictures = 40;
    request.bytes_a_picture = 150'000;
    auto content = sample::make_content(request);
    const Identity identity = test::identity_of(content.catalogue);
    Catalogue fewer = content.catalogue;
    const Interview last = fewer.interviews.back();
    fewer.interviews.pop_back();
    std::erase_if(fewer.highlights,
                  [](const Highlight& one) { return one.exchange.interview == 39; });
    const auto before = pages_of(made(folder, "before", fewer, content.media, identity, key));
    // Put first, so that every number in the catalogue moves.
    Catalogue more = fewer;
    more.interviews.insert(more.interviews.begin(), last);
    for (Highlight& highlight : more.highlights) highlight.exchange.interview += 1;
    const auto after = pages_of(made(folder, "after", more, content.media, identity, key));
    // Its own picture and text, the page above the leaves of each table, the order, the header.
    CHECK(new_pages(before, after) <= 24);
    CHECK(after.size() > 130);
}

TEST_CASE("equal media are equal pages in whatever bundle they stand") {
    test::Folder folder;
    const auto key = generate_key();
    sample::Request request;
    request.bytes_a_picture = 150'000;
    auto one = sample::make_content(request);
    request.seed = 2;
    request.channel = "other";
    auto other = sample::make_content(request);
    const MediumId shared = one.catalogue.interviews[0].person.portrait->medium;
    const std::string bytes = *one.media.read(shared);
    other.media.add(bytes);
    other.catalogue.interviews[1].person.portrait->medium = shared;
    const auto pages_one = pages_of(
        made(folder, "one", one.catalogue, one.media, test::identity_of(one.catalogue), key));
    const auto pages_other = pages_of(made(folder, "other", other.catalogue, other.media,
                                           test::identity_of(other.catalogue), key));
    const std::size_t shared_pages = pages_other.size() - new_pages(pages_one, pages_other);
    CHECK(shared_pages >= (bytes.size() + chunk_bytes - 1) / chunk_bytes);
}
