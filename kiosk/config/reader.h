#pragma once
// A table of kiosk.toml, and the faults that concern its values rather than their types.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/toml.h"

namespace standpunkt {

class ConfigReader {
  public:
    /// `path` and `faults` outlive it.
    ConfigReader(TomlTable table, const std::filesystem::path& path, std::vector<Error>& faults)
        : x_table(std::move(table)), x_path(path), x_faults(faults) {}

    void fault(std::string_view key, std::string message, std::string next_step = {});
    /// `set` with the number, if it is there and lies between `least` and `most`.
    template <class Set>
    void number(std::string_view key, std::int64_t least, std::int64_t most, Set set) {
        const auto value = x_table.integer(key);
        if (!value) return;
        if (*value < least || *value > most)
            return fault(key, "\"" + std::string(key) + "\" has to be a number from " +
                                  std::to_string(least) + " to " + std::to_string(most) + ".");
        set(*value);
    }
    void number(std::string_view key, double least, double most, double& to);
    /// One of `allowed`, as an index into it.
    template <class Set>
    void choice(std::string_view key, const std::vector<std::string_view>& allowed, Set set) {
        if (const auto found = one_of(key, allowed)) set(*found);
    }
    /// An absolute path; another one would depend on where the program was started.
    void path(std::string_view key, std::filesystem::path& to);
    void text(std::string_view key, std::string& to);
    void flag(std::string_view key, bool& to);
    const TomlTable& table() const { return x_table; }

  private:
    std::optional<std::size_t> one_of(std::string_view key,
                                      const std::vector<std::string_view>& allowed);
    TomlTable x_table;
    const std::filesystem::path& x_path;
    std::vector<Error>& x_faults;
};

/// `address` as a fault may say it, in quotation marks: faults go to the screen and into logs. One
/// with an @, before which a password may stand, is called "this".
std::string address_in_fault(const std::string& address);

/// http:// or https:// (or another of `schemes`) and a host, without blanks.
bool is_address(const std::string& url, const std::vector<std::string_view>& schemes);
/// An address that content may come from.
bool is_web_address(const std::string& url);

}  // namespace standpunkt
