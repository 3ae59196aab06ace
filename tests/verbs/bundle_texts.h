#pragma once
// What a bundle's tables hold for people to read, asked with SQLite's own program.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/command.h"

namespace standpunkt::test {

/// A question to the tables of a bundle: rows of one column, "x".
inline std::vector<std::string> ask(const std::string& bundle, const std::string& sql) {
    const Ran ran = run("sqlite3 -json 'file:" + bundle + "?immutable=1' \"" + sql + "\"");
    INFO(sql << "\n" << ran.output);
    REQUIRE(ran.code == 0);
    std::vector<std::string> rows;
    if (ran.output.empty()) return rows;
    for (const auto& row : nlohmann::json::parse(ran.output)) rows.push_back(row.at("x"));
    return rows;
}

/// Every text that a bundle's tables hold for readers of `language`. A column is left out only if
/// it is named here, so one that is new has to be in the proof, or named.
inline std::vector<std::string> texts_in(const std::string& bundle, const std::string& language) {
    static const std::set<std::string> no_words{
        "sequence.list",    "sequence.member",        "setting.name", "topic.id",
        "topic.icon",       "topic.colour",           "interview.id", "exchange.id",
        "exchange.topic",   "exchange_text.language", "block.kind",   "picture.place",
        "highlight.kind",   "wording.field",          "slide.id",     "slide.kind",
        "wording.language", "related.exchanges"};
    const std::string of_language = "language='" + language + "'";
    const std::string of_text =
        "exchange_text IN (SELECT key FROM exchange_text WHERE " + of_language + ")";
    const std::map<std::string, std::string> only{
        {"setting.value", "name='web_address' OR name LIKE 'language_name.%'"},
        {"slide.target", "kind='address'"}};
    std::vector<std::string> texts;
    std::size_t columns = 0;
    for (const std::string& column :
         ask(bundle,
             "SELECT m.name || '.' || p.name AS x FROM sqlite_schema m, "
             "pragma_table_info(m.name) p WHERE p.type='TEXT'")) {
        if (no_words.contains(column)) continue;
        const std::string table = column.substr(0, column.find('.'));
        std::string where = "true";
        if (table == "wording" || table == "exchange_text") where = of_language;
        if (table == "block") where = of_text;
        if (table == "picture")
            where = "place<>'block' OR owner IN (SELECT key FROM block WHERE " + of_text + ")";
        if (only.contains(column)) where = only.at(column);
        const auto rows = ask(bundle, "SELECT " + column + " AS x FROM " + table + " WHERE (" +
                                          where + ") AND x<>''");
        for (const std::string& row : rows) {
            if (column != "block.runs") {
                texts.push_back(row);
                continue;
            }
            std::istringstream lines(row);  // LENGTH STYLE LINK: the address is what is read
            for (std::string length, style, line; std::getline(lines, line);) {
                std::istringstream words(line);
                std::string link;
                if (words >> length >> style >> link) texts.push_back(link);
            }
        }
        INFO(column << " is empty: plant something that it can lose");
        CHECK_FALSE(rows.empty());
        ++columns;
    }
    CHECK(columns >= 20);
    return texts;
}

}  // namespace standpunkt::test
