#pragma once
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

namespace standpunkt::test {

/// Whether an enumerator of that value is declared: compilers write the others as a cast of a
/// number.
template <auto value>
constexpr bool is_enumerator() {
    const std::string_view name = __PRETTY_FUNCTION__;
    return name[name.find("value = ") + std::string_view("value = ").size()] != '(';
}

/// All enumerators of an enumeration that counts from 0, at most 64. Whoever adds one need not
/// think of the tests: they know it.
template <class Enumeration>
std::set<Enumeration> enumerators() {
    std::set<Enumeration> all;
    [&]<std::size_t... values>(std::index_sequence<values...>) {
        ((is_enumerator<static_cast<Enumeration>(values)>()
              ? void(all.insert(static_cast<Enumeration>(values)))
              : void()),
         ...);
    }
    (std::make_index_sequence<64>());
    return all;
}

}  // namespace standpunkt::test
