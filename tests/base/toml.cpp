#include "base/toml.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace standpunkt;

namespace {
TomlTable parsed(std::string_view text) {
    auto table = TomlTable::parse(text, "stand.toml");
    REQUIRE(table);
    return *table;
}
std::vector<int> fault_lines(const TomlTable& table) {
    std::vector<int> lines;
    for (const Error& fault : table.faults()) lines.push_back(fault.line);
    return lines;
}
}  // namespace

TEST_CASE("each type is read, in bare, dotted and inline form") {
    const TomlTable table = parsed(
        "title = \"Stand\"\nserial = 9007199254740992\nshare = 0.5\nwhole = 2\nyes = true\n"
        "languages = [\"de\", \"en\"]\nperson.name = \"Ö\"\nsize = {width = 3}\n");
    CHECK(table.string("title") == "Stand");
    CHECK(table.integer("serial") == 9007199254740992);
    CHECK(table.number("share") == 0.5);
    CHECK(table.number("whole") == 2.0);
    CHECK(table.boolean("yes") == true);
    CHECK(table.strings("languages") == std::vector<std::string>{"de", "en"});
    CHECK(table.table("person")->string("name") == "Ö");
    CHECK(table.table("size")->integer("width") == 3);
    CHECK(table.faults().empty());
}

TEST_CASE("a date counts as its text, with quotation marks or without") {
    const TomlTable table = parsed("bare = 2025-06-01\nquoted = \"2025-06-01\"\n");
    CHECK(table.string("bare") == "2025-06-01");
    CHECK(table.string("quoted") == "2025-06-01");
    CHECK(table.faults().empty());
}

TEST_CASE("what is not there is nothing, and no fault") {
    const TomlTable table = parsed("");
    CHECK(!table.string("a"));
    CHECK(!table.strings("a"));
    CHECK(!table.table("a"));
    CHECK(!table.holds_table("a"));
    CHECK(table.tables("a").empty());
    CHECK(table.keys().empty());
    CHECK(table.faults().empty());
}

TEST_CASE("a syntax error names file, line and what to do") {
    for (const char* text :
         {"a = 1\n\nb = = 2\n", "a = 1\n\nb = \"open\n", "a = 1\nb = 2\na = 3"}) {
        const auto table = TomlTable::parse(text, "stand.toml");
        REQUIRE(!table);
        CHECK(table.error().path == "stand.toml");
        CHECK(table.error().line == 3);
        CHECK(!table.error().next_step.empty());
    }
    CHECK(!TomlTable::parse("a = \"\xFF\"", "stand.toml"));
    CHECK(!TomlTable::parse("a = " + std::string(100'000, '['), "stand.toml"));
}

TEST_CASE("a missing file is an error with its path") {
    const auto table = TomlTable::read("/nonexistent/stand.toml");
    REQUIRE(!table);
    CHECK(table.error().path == "/nonexistent/stand.toml");
}

TEST_CASE("every wrong type is a fault at its own line, told once") {
    const TomlTable table = parsed(
        "title = 5\nserial = \"x\"\nshare = nan\nyes = 1\nlanguages = [\"de\",\n  7]\n"
        "person = \"a\"\n[[topics]]\nname = \"n\"\n[topic]\nname = \"m\"\n");
    CHECK(!table.string("title"));
    CHECK(!table.string("title"));  // asked twice, told once
    CHECK(!table.integer("serial"));
    CHECK(!table.number("share"));
    CHECK(!table.boolean("yes"));
    CHECK(!table.strings("languages"));
    CHECK(!table.table("person"));
    CHECK(!table.table("topics"));
    CHECK(table.tables("topic").empty());
    CHECK(fault_lines(table) == std::vector<int>{1, 2, 3, 4, 6, 7, 8, 10});
    CHECK(table.faults().front().message.find("\"title\"") != std::string::npos);
}

TEST_CASE("a key that nobody asked for is a fault, at any depth") {
    const TomlTable table = parsed(
        "title = \"t\"\ntitel = \"t\"\n[person]\nname = \"n\"\nnmae = \"n\"\n[[topics]]\nid = "
        "\"a\"\n"
        "[[topics]]\nid = \"b\"\nicno = \"x\"\n[unknown]\ndeep = 1\n");
    table.string("title");
    table.table("person")->string("name");
    for (const TomlTable& topic : table.tables("topics")) topic.string("id");
    CHECK(fault_lines(table) == std::vector<int>{2, 5, 10, 11});
    CHECK(table.faults()[0].message.find("\"titel\"") != std::string::npos);
}

TEST_CASE("lists of tables come in order, inline or not, empty or not") {
    const TomlTable table =
        parsed("none = []\nflat = [{n = 1}, {n = 2}]\n[[long]]\nn = 3\n[[long]]\nn = 4\n");
    CHECK(table.tables("none").empty());
    REQUIRE(table.tables("flat").size() == 2);
    CHECK(table.tables("flat")[1].integer("n") == 2);
    REQUIRE(table.tables("long").size() == 2);
    CHECK(table.tables("long")[1].integer("n") == 4);
    table.tables("flat")[0].integer("n");
    table.tables("long")[0].integer("n");
    CHECK(table.faults().empty());
}

TEST_CASE("keys and tables know their lines and the order of the file") {
    const TomlTable table = parsed(
        "zebra = 1\napple.x = 2\n\n[middle]\nb = 1\na = 2\n[[list]]\nq = 1\n\n[[list]]\nq = 2\n");
    CHECK(table.keys() == std::vector<std::string>{"zebra", "apple", "middle", "list"});
    CHECK(table.line("apple") == 2);
    CHECK(table.line("middle") == 4);
    CHECK(table.table("middle")->keys() == std::vector<std::string>{"b", "a"});
    CHECK(table.table("middle")->line("a") == 6);
    CHECK(table.table("middle")->line("nothing") == 4);
    CHECK(table.tables("list")[1].line() == 10);
    CHECK(table.tables("list")[1].line("q") == 11);
    CHECK(parsed("").line() == 1);
}

TEST_CASE("a table stays valid after the one it came from is gone") {
    std::optional<TomlTable> inner;
    { inner = parsed("[a]\nb = \"kept\"\n").table("a"); }
    CHECK(inner->string("b") == "kept");
}

TEST_CASE("a table's name that is none is an error with its line, not an assertion") {
    for (const char* text : {"a = 1\n[*a]\n", "a = 1\n[.\x01]\n", "a = 1\n[[*]]\n"}) {
        const auto table = TomlTable::parse(text, "x.toml");
        REQUIRE_FALSE(table);
        CHECK(table.error().line == 2);
    }
}

TEST_CASE("characters of any script outside quotation marks are read or refused, with their line") {
    for (const char* text : {"a = 1\nb = 2 \xC3\xA4\n", "a = 1\n\xC3\xA4 = 2\n",
                             "a = 1\n\xEF\xBB\x8E = 2\n", "a = 1\n\xE3\x80\x81 = 2\n"}) {
        INFO(text);
        const auto table = TomlTable::parse(text, "x.toml");
        REQUIRE_FALSE(table);
        CHECK(table.error().line == 2);
    }
}
