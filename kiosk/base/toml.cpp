#include "base/toml.h"

// toml++ 3.3 asserts what a slip of the pen breaks ("[*" for "["), and without assertions tells the
// compiler to rely on it. Neither: it goes on and says what is wrong, with the line.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "base/files.h"

namespace standpunkt {

struct TomlTable::File {
    toml::table root;
    std::filesystem::path path;
    std::vector<Error> wrong_types;
    std::set<const void*> asked;  // nodes a getter looked at
    std::set<const void*> wrong;  // those among them that were of another type
};

namespace {

const toml::table& as_table(const void* table) {
    return *static_cast<const toml::table*>(table);
}

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

}  // namespace

TomlTable::TomlTable(std::shared_ptr<File> file, const void* table)
    : x_file(std::move(file)), x_table(table) {}

Result<TomlTable> TomlTable::parse(std::string_view text, const std::filesystem::path& path) {
    auto file = std::make_shared<File>();
    file->path = path;
    try {
        file->root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return fail(std::string(error.description()) + ".", path,
                    static_cast<int>(error.source().begin.line),
                    "Texts stand in quotation marks: title = \"My stand\".");
    }
    const void* root = &file->root;
    return TomlTable(std::move(file), root);
}

Result<TomlTable> TomlTable::read(const std::filesystem::path& path) {
    TRY(const std::string text, read_file(path, 1 << 24));
    return parse(text, path);
}

namespace {

template <class File>
const toml::node* find(File& file, const void* table, std::string_view key) {
    const toml::node* node = as_table(table).get(key);
    if (node) file.asked.insert(node);
    return node;
}

template <class File>
void complain(File& file, const toml::node& node, std::string_view key, const char* wanted) {
    if (!file.wrong.insert(&node).second) return;  // one complaint a fault, however often asked
    file.wrong_types.push_back(
        {"\"" + std::string(key) + "\" has to be " + wanted + ".", file.path, line_of(node), {}});
}

}  // namespace

std::optional<std::string> TomlTable::string(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    if (const auto* value = node->as_string()) return value->get();
    if (const auto* value = node->as_date()) {
        std::ostringstream text;
        text << value->get();
        return text.str();
    }
    complain(*x_file, *node, key, "a text in quotation marks");
    return {};
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    if (const auto* value = node->as_integer()) return value->get();
    complain(*x_file, *node, key, "a whole number");
    return {};
}

std::optional<double> TomlTable::number(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    if (const auto* value = node->as_floating_point(); value && std::isfinite(value->get()))
        return value->get();
    if (const auto* value = node->as_integer()) return static_cast<double>(value->get());
    complain(*x_file, *node, key, "a number");
    return {};
}

std::optional<bool> TomlTable::boolean(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    if (const auto* value = node->as_boolean()) return value->get();
    complain(*x_file, *node, key, "true or false");
    return {};
}

std::optional<std::vector<std::string>> TomlTable::strings(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    std::vector<std::string> list;
    if (const auto* array = node->as_array()) {
        for (const auto& element : *array) {
            if (const auto* value = element.as_string()) {
                list.push_back(value->get());
            } else {
                complain(*x_file, element, key, "a list of texts, such as [\"de\", \"en\"]");
                return {};
            }
        }
        return list;
    }
    complain(*x_file, *node, key, "a list of texts, such as [\"de\", \"en\"]");
    return {};
}

std::optional<TomlTable> TomlTable::table(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    if (!node) return {};
    if (const auto* value = node->as_table()) return TomlTable(x_file, value);
    complain(*x_file, *node, key, "a table, written as [section]");
    return {};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
    const toml::node* node = find(*x_file, x_table, key);
    std::vector<TomlTable> list;
    if (!node) return list;
    const auto* array = node->as_array();
    if (!array || !(array->empty() || array->is_array_of_tables())) {
        complain(*x_file, *node, key, "a list of tables, written as [[section]]");
        return list;
    }
    for (const auto& element : *array) list.push_back(TomlTable(x_file, element.as_table()));
    return list;
}

bool TomlTable::holds_table(std::string_view key) const {
    const toml::node* node = as_table(x_table).get(key);
    return node && node->is_table();
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::pair<toml::source_position, std::string>> found;
    for (const auto& [key, node] : as_table(x_table))
        found.emplace_back(key.source().begin, std::string(key.str()));
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [position, name] : found) names.push_back(std::move(name));
    return names;
}

int TomlTable::line(std::string_view key) const {
    const toml::node* node = as_table(x_table).get(key);
    return node ? line_of(*node) : line();
}

int TomlTable::line() const {
    return std::max(1, line_of(as_table(x_table)));
}

namespace {

template <class File>
void unknown_keys(const File& file, const toml::table& table, std::vector<Error>& faults) {
    for (const auto& [key, node] : table) {
        if (file.wrong.contains(&node)) continue;  // what it holds makes no sense as it stands
        if (!file.asked.contains(&node)) {
            faults.push_back({"\"" + std::string(key.str()) + "\" is not a key that is known here.",
                              file.path, static_cast<int>(key.source().begin.line),
                              "Correct its spelling or take it out."});
        } else if (const auto* inner = node.as_table()) {
            unknown_keys(file, *inner, faults);
        } else if (const auto* array = node.as_array()) {
            for (const auto& element : *array) {
                const auto* entry = element.as_table();
                if (entry && !file.wrong.contains(&element)) unknown_keys(file, *entry, faults);
            }
        }
    }
}

}  // namespace

std::vector<Error> TomlTable::faults() const {
    std::vector<Error> all = x_file->wrong_types;
    unknown_keys(*x_file, x_file->root, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Error& a, const Error& b) { return a.line < b.line; });
    return all;
}

}  // namespace standpunkt
