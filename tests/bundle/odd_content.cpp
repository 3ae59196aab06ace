// Signed by a trusted key and still not a catalogue: an error, never a crash.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>

#include "bundle/file_bytes.h"
#include "bundle/resign.h"
#include "bundle/trailer.h"
#include "bundle_maker.h"
#include "store/page_source.h"

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Content with what the sample has not: a form, related exchanges and a slide of each kind.
sample::Content content_with_extras() {
    sample::Content content = sample::make_content();
    Catalogue& all = content.catalogue;
    all.stand.forms["de"].name = "Deutsch";
    all.stand.forms["de"].fonts.bold = all.interviews[0].person.portrait->medium;
    all.interviews[0].consent_until = "2030-01-01";
    all.interviews[0].exchanges[0].related = {{1, 0}, {2, 3}};
    using Kind = SlideTarget::Kind;
    for (const Kind kind : {Kind::None, Kind::Topic, Kind::Exchange, Kind::Address}) {
        Slide& slide = all.slides.emplace_back();
        slide.id = "slide-" + std::to_string(all.slides.size());
        slide.target.kind = kind;
        slide.from = "2025-01-01";
        slide.until = "2025-12-31";
        if (kind == Kind::None)
            slide.wide = all.interviews[1].person.portrait;
        else
            slide.text = {{"de", "Bald"}, {"en", "Soon"}};
        if (kind == Kind::Topic) slide.target.topic = 1;
        if (kind == Kind::Exchange) slide.target.exchange = {1, 1};
        if (kind == Kind::Address) slide.target.address = "https://example.org/";
    }
    return content;
}

/// Changes the tables with SQLite's own program and signs the result.
std::string complaint_after(const std::string& sql) {
    const test::Folder folder;
    const auto key = generate_key();
    const auto content = content_with_extras();
    const auto path = folder / "x.standpunkt";
    REQUIRE(write_bundle(path, content.catalogue, content.media,
                         test::identity_of(content.catalogue), key));
    PageIndex index = read_trailer(MemoryBytes(*read_file(path)))->index;
    std::filesystem::resize_file(path, index.pages.size() * page_size);
    REQUIRE(std::system(("sqlite3 '" + path.string() + "' \"" + sql + "\" >/dev/null").c_str()) ==
            0);
    const auto file = FileBytes::open_writable(path);
    REQUIRE(file);
    const auto pages =
        page_digests(**file, static_cast<std::uint32_t>((*file)->size() / page_size));
    REQUIRE(pages);
    index.pages = *pages;
    REQUIRE((*file)->write((*file)->size(), make_trailer(index, key)));
    const auto bundle = Bundle::open(path, {key.public_key()});
    if (!bundle) return to_string(bundle.error());
    const auto catalogue = (*bundle)->catalogue();
    if (!catalogue) return to_string(catalogue.error());
    for (const auto& [id, bytes] : content.media.all())
        if (const auto read = (*bundle)->media().read(id); !read) return to_string(read.error());
    return {};
}

}  // namespace

TEST_CASE("an untouched database signed again is whole") {
    CHECK(complaint_after("SELECT 1").empty());
}

TEST_CASE("content that breaks a rule is named") {
    using Case = std::pair<std::string, std::string>;
    const auto [sql, words] = GENERATE(
        Case{"UPDATE exchange SET topic='nowhere'", "belongs to no interview or topic"},
        Case{"UPDATE exchange SET interview=interview+1", "belongs to no interview"},
        Case{"UPDATE exchange_text SET exchange=-5", "a text belongs to no exchange"},
        Case{"UPDATE exchange_text SET cut_off=7", "cut_off"},
        Case{"UPDATE exchange_text SET question=''", "the question of"},
        Case{"UPDATE exchange_text SET language='de'", "two texts in one language"},
        Case{"UPDATE block SET kind='poem'", "unknown kind"},
        Case{"UPDATE block SET kind='picture'", "without picture"},
        Case{"UPDATE block SET level=99999999999", "out of range"},
        Case{"UPDATE block SET number=-1", "impossible number"},
        Case{"UPDATE block SET level=50", "nested too deeply"},
        Case{"UPDATE block SET runs='99999 e' || char(10)", "do not fit"},
        Case{"UPDATE block SET runs='garbage'", "do not fit"},
        Case{"DELETE FROM block", "the answer of"},
        Case{"UPDATE highlight SET exchange=0", "leads nowhere"},
        Case{"UPDATE highlight SET kind='shout'", "unknown kind"},
        Case{"UPDATE highlight SET key=1", "same key"},
        Case{"DELETE FROM highlight; DELETE FROM wording WHERE field='highlight.text'",
             "the list of highlights is empty"},
        Case{"DELETE FROM wording WHERE field='highlight.text'", "is missing"},
        Case{"UPDATE wording SET field='nothing'", "no place"},
        Case{"UPDATE wording SET text=''", "is empty"},
        Case{"UPDATE wording SET text=CAST(X'C328' AS TEXT)", "UTF-8"},
        Case{"UPDATE picture SET width=0", "impossible size"},
        Case{"UPDATE picture SET width=2049", "impossible size"},
        Case{"UPDATE picture SET width=99999999999", "impossible size"},
        Case{"UPDATE picture SET place='nowhere'", "no place"},
        Case{"UPDATE picture SET medium=X'00'", "wrong length"},
        Case{"DELETE FROM interview", "missing"},
        Case{"DELETE FROM sequence WHERE list='language'; DELETE FROM setting WHERE name LIKE "
             "'%.de'",
             "languages"},
        Case{"UPDATE sequence SET list='songs' WHERE list='language'", "unknown"},
        Case{"UPDATE setting SET value='?' WHERE name='address'", "form of address"},
        Case{"UPDATE setting SET value='fr' WHERE name='default_language'", "default language"},
        Case{"UPDATE setting SET value='#12' WHERE name='light.ink'", "colour"},
        Case{"INSERT INTO setting VALUES('dwell_ms','soon')", "not a number"},
        Case{"INSERT INTO setting VALUES('fade_ms','-1')", "24 hours"},
        Case{"INSERT INTO setting VALUES('font.bold','xyz')", "font"},
        Case{"INSERT INTO setting VALUES('speed','9')", "unknown"},
        Case{"UPDATE topic SET colour='red'", "colour"},
        Case{"UPDATE topic SET id='same'", "belongs to no interview or topic"},
        Case{"UPDATE interview SET consent_until='soon'", "the end of the consent"},
        Case{"UPDATE related SET key=key+99", "related to no exchange"},
        Case{"UPDATE related SET exchanges='12' || char(10)", "one that is not there"},
        Case{"UPDATE related SET exchanges=exchanges || '12'", "one that is not there"},
        Case{"UPDATE related SET exchanges=' ' || exchanges", "one that is not there"},
        Case{"UPDATE related SET exchanges=exchanges || exchanges", "related to another twice"},
        Case{"UPDATE related SET exchanges=exchanges || exchanges || exchanges", "too many"},
        Case{"UPDATE related SET exchanges=key || char(10)", "related to itself"},
        Case{"UPDATE slide SET id='same'", "the same id as another"},
        Case{"UPDATE slide SET id=''", "the id of"},
        Case{"UPDATE slide SET weight=0", "weight that is not from 1 to 9"},
        Case{"UPDATE slide SET weight=10", "weight that is not from 1 to 9"},
        Case{"UPDATE slide SET weight=4294967297", "weight that is not from 1 to 9"},
        Case{"UPDATE slide SET weight=-1", "weight that is not from 1 to 9"},
        Case{"UPDATE slide SET first_day='2025-02-29'", "the first day of"},
        Case{"UPDATE slide SET last_day='then'", "the last day of"},
        Case{"UPDATE slide SET last_day='2024-12-31'", "ends before it begins"},
        Case{"UPDATE slide SET kind='song'", "unknown kind of target"},
        Case{"UPDATE slide SET target='nowhere' WHERE kind='topic'", "leads to a topic"},
        Case{"UPDATE slide SET exchange=3 WHERE kind='exchange'", "leads to an exchange"},
        Case{"UPDATE slide SET target='' WHERE kind='address'", "the address of the slide"},
        Case{"UPDATE slide SET target='a' || char(10) WHERE kind='address'", "more than one line"},
        Case{"DELETE FROM wording WHERE field='slide.text'", "neither text nor picture"},
        Case{"UPDATE picture SET place='slide_tall', owner=(SELECT min(key)+1 FROM slide) WHERE "
             "place='slide_wide'",
             "neither text nor picture"},
        Case{"INSERT INTO wording SELECT max(key)+1, (SELECT min(key) FROM slide), 'slide.text', "
             "'de', 'x' FROM wording",
             "both a text and a picture"},
        Case{"UPDATE picture SET owner=1 WHERE place='slide_wide'", "no place"},
        Case{"UPDATE setting SET value='up' WHERE name='direction.de'", "neither ltr nor rtl"},
        Case{"UPDATE setting SET value='x' WHERE name='font.bold.de'", "font"},
        Case{"UPDATE setting SET name='direction.fr' WHERE name='direction.de'", "unknown"},
        Case{"DELETE FROM setting WHERE name='direction.de'", "unknown"},
        Case{"UPDATE setting SET name='language_name.en' WHERE name='language_name.de'",
             "language_name.en\" is unknown"},
        Case{"UPDATE setting SET value=CAST(X'C328' AS TEXT) WHERE name='language_name.de'",
             "UTF-8"},
        Case{"DELETE FROM medium", "no medium"},
        Case{"UPDATE medium SET size=-1", "claims -1 bytes"},
        Case{"UPDATE medium SET size=99999999999", "claims"},
        Case{"UPDATE medium SET size=200000", "not whole"},
        Case{"UPDATE medium SET size=size-1", "another digest"},
        Case{"UPDATE medium_chunk SET bytes=X'00'", "not whole"});
    CAPTURE(sql);
    CHECK_THAT(complaint_after(sql), ContainsSubstring(words));
}

TEST_CASE("a table, view, trigger or index more, or one less, is another schema") {
    const std::string sql =
        GENERATE("CREATE TABLE more(x)", "CREATE VIEW more AS SELECT 1", "DROP TABLE highlight",
                 "CREATE TRIGGER more AFTER DELETE ON topic BEGIN SELECT 1; END",
                 "CREATE INDEX more ON topic(id)", "ALTER TABLE topic ADD COLUMN more TEXT");
    CAPTURE(sql);
    CHECK_THAT(complaint_after(sql), ContainsSubstring("not those of a Standpunkt bundle"));
}
