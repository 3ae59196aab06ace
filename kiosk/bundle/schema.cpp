#include "bundle/schema.h"

namespace standpunkt {
namespace {

struct Table {
    std::string_view name, sql;
};

// Media first: text that grows then leaves their pages where they are.
constexpr Table tables[] = {
    {"medium_chunk",
     "CREATE TABLE medium_chunk(key INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT"},
    {"medium",
     "CREATE TABLE medium(key INTEGER PRIMARY KEY, size INTEGER NOT NULL, digest BLOB NOT NULL) "
     "STRICT"},
    {"setting",
     "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"},
    {"sequence",
     "CREATE TABLE sequence(list TEXT, number INTEGER, member TEXT NOT NULL, "
     "PRIMARY KEY(list, number)) STRICT, WITHOUT ROWID"},
    {"topic",
     "CREATE TABLE topic(key INTEGER PRIMARY KEY, id TEXT NOT NULL, icon TEXT NOT NULL, "
     "colour TEXT NOT NULL) STRICT"},
    {"interview",
     "CREATE TABLE interview(key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, "
     "organisation TEXT NOT NULL, date TEXT NOT NULL, retold_by TEXT NOT NULL, "
     "approved_by TEXT NOT NULL, approved_on TEXT NOT NULL, consent_until TEXT NOT NULL, "
     "source TEXT NOT NULL) STRICT"},
    {"exchange",
     "CREATE TABLE exchange(key INTEGER PRIMARY KEY, interview INTEGER NOT NULL, "
     "topic TEXT NOT NULL, id TEXT NOT NULL) STRICT"},
    {"exchange_text",
     "CREATE TABLE exchange_text(key INTEGER PRIMARY KEY, exchange INTEGER NOT NULL, "
     "language TEXT NOT NULL, cut_off INTEGER NOT NULL, short_title TEXT NOT NULL, "
     "summary TEXT NOT NULL, question TEXT NOT NULL) STRICT"},
    {"block",
     "CREATE TABLE block(key INTEGER PRIMARY KEY, exchange_text INTEGER NOT NULL, "
     "kind TEXT NOT NULL, level INTEGER NOT NULL, number INTEGER NOT NULL, runs TEXT, "
     "text TEXT NOT NULL) STRICT"},
    {"picture",
     "CREATE TABLE picture(key INTEGER PRIMARY KEY, place TEXT NOT NULL, owner INTEGER NOT NULL, "
     "medium BLOB NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, "
     "licence TEXT NOT NULL, credit TEXT NOT NULL) STRICT"},
    {"highlight",
     "CREATE TABLE highlight(number INTEGER PRIMARY KEY, key INTEGER NOT NULL, "
     "exchange INTEGER NOT NULL, kind TEXT NOT NULL) STRICT"},
    {"wording",
     "CREATE TABLE wording(key INTEGER PRIMARY KEY, owner INTEGER NOT NULL, field TEXT NOT NULL, "
     "language TEXT NOT NULL, text TEXT NOT NULL) STRICT"},
    {"related", "CREATE TABLE related(key INTEGER PRIMARY KEY, exchanges TEXT NOT NULL) STRICT"},
    {"slide",
     "CREATE TABLE slide(key INTEGER PRIMARY KEY, id TEXT NOT NULL, weight INTEGER NOT NULL, "
     "first_day TEXT NOT NULL, last_day TEXT NOT NULL, kind TEXT NOT NULL, "
     "exchange INTEGER NOT NULL, target TEXT NOT NULL) STRICT"},
};

template <class Value>
struct Word {
    Value value;
    std::string_view word;
};

constexpr Word<HighlightKind> highlight_words[] = {{HighlightKind::Quote, "quote"},
                                                   {HighlightKind::Paraphrase, "paraphrase"},
                                                   {HighlightKind::Editorial, "editorial"},
                                                   {HighlightKind::Question, "question"}};
constexpr Word<BlockKind> block_words[] = {{BlockKind::Paragraph, "paragraph"},
                                           {BlockKind::Bullet, "bullet"},
                                           {BlockKind::Numbered, "numbered"},
                                           {BlockKind::Picture, "picture"}};
constexpr Word<SlideTarget::Kind> target_words[] = {{SlideTarget::Kind::None, "none"},
                                                    {SlideTarget::Kind::Topic, "topic"},
                                                    {SlideTarget::Kind::Exchange, "exchange"},
                                                    {SlideTarget::Kind::Address, "address"}};
constexpr Word<Direction> direction_words[] = {{Direction::LeftToRight, "ltr"},
                                               {Direction::RightToLeft, "rtl"}};
constexpr Word<Address> address_words[] = {{Address::Sie, "sie"}, {Address::Du, "du"}};

template <class Value, std::size_t n>
std::string_view find_word(const Word<Value> (&words)[n], Value value) {
    for (const auto& one : words)
        if (one.value == value) return one.word;
    return {};  // a value outside the enum: refused by the check before writing
}

template <class Value, std::size_t n>
std::optional<Value> find_value(const Word<Value> (&words)[n], std::string_view word) {
    for (const auto& one : words)
        if (one.word == word) return one.value;
    return std::nullopt;
}

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return std::nullopt;
}

/// Lower-case hexadecimal bytes, exactly `to.size()` of them.
template <std::size_t n>
bool parse_hex(std::string_view text, std::array<std::uint8_t, n>& to) {
    if (text.size() != 2 * n) return false;
    for (std::size_t i = 0; i < n; ++i) {
        const auto high = hex_digit(text[2 * i]), low = hex_digit(text[2 * i + 1]);
        if (!high || !low) return false;
        to[i] = static_cast<std::uint8_t>(*high << 4 | *low);
    }
    return true;
}

}  // namespace

Status create_tables(Database& database) {
    for (const Table& table : tables) TRY_STATUS(database.execute(std::string(table.sql)));
    return {};
}

Status check_tables(Database& database) {
    TRY(auto schema, database.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid"));
    const auto other = [] {
        return fail("its tables are not those of a Standpunkt bundle of this schema.", {}, 0,
                    "Build it again with: standpunkt-content build");
    };
    for (const Table& table : tables) {
        TRY(const bool row, schema.step());
        if (!row || schema.text(0) != "table" || schema.text(1) != table.name ||
            schema.text(2) != table.sql)
            return other();
    }
    TRY(const bool more, schema.step());
    if (more) return other();
    return {};
}

std::int64_t first_key(std::string_view interview_id) {
    const Digest hash = digest(interview_id);
    std::int64_t key = 0;
    for (std::size_t i = 0; i < 5; ++i) key = key << 8 | hash[i];
    return key << counter_bits;
}

std::string_view word_for(HighlightKind kind) {
    return find_word(highlight_words, kind);
}
std::string_view word_for(BlockKind kind) {
    return find_word(block_words, kind);
}
std::string_view word_for(Address address) {
    return find_word(address_words, address);
}
std::string_view word_for(SlideTarget::Kind kind) {
    return find_word(target_words, kind);
}
std::string_view word_for(Direction direction) {
    return find_word(direction_words, direction);
}
std::optional<HighlightKind> highlight_kind(std::string_view word) {
    return find_value(highlight_words, word);
}
std::optional<BlockKind> block_kind(std::string_view word) {
    return find_value(block_words, word);
}
std::optional<Address> address_for(std::string_view word) {
    return find_value(address_words, word);
}
std::optional<SlideTarget::Kind> target_kind(std::string_view word) {
    return find_value(target_words, word);
}
std::optional<Direction> direction_for(std::string_view word) {
    return find_value(direction_words, word);
}

std::string colour_text(Colour colour) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue, colour.alpha}) {
        text += digits[part >> 4];
        text += digits[part & 15];
    }
    return text;
}

std::optional<Colour> colour_from(std::string_view text) {
    std::array<std::uint8_t, 4> parts{};
    if (!text.starts_with('#') || !parse_hex(text.substr(1), parts)) return std::nullopt;
    return Colour{parts[0], parts[1], parts[2], parts[3]};
}

std::optional<Digest> digest_from_hex(std::string_view text) {
    Digest digest{};
    if (!parse_hex(text, digest)) return std::nullopt;
    return digest;
}

}  // namespace standpunkt
